package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dozvon.phonebank.asterisk.FreePorts;

/**
 * Who listens where in a lab, and the values that its configuration files are filled in with.
 *
 * @param attach how the hotline joins a caller to the gateway: application or channel
 * @param secret of both managers' connections; lives as long as the lab
 * @param softphone the password of the softphone that --stay invites
 */
public record LabPlan(
    Path root,
    String attach,
    int agi,
    int audio,
    int http,
    int hotlineSip,
    int hotlineRtp,
    int hotlineAmi,
    int bankSip,
    int bankRtp,
    int bankAmi,
    String secret,
    String softphone) {
  private static final String HOTLINE = "127.0.0.1";
  private static final String BANK = "127.0.0.2";

  static LabPlan make(Path root, String attach) throws IOException {
    return new LabPlan(
        root,
        attach,
        FreePorts.tcp(),
        FreePorts.tcp(),
        FreePorts.tcp(),
        FreePorts.udp(HOTLINE),
        FreePorts.rtpBlock(HOTLINE),
        FreePorts.tcp(),
        FreePorts.udp(BANK),
        FreePorts.rtpBlock(BANK),
        FreePorts.tcp(),
        UUID.randomUUID().toString(),
        UUID.randomUUID().toString().substring(0, 8));
  }

  List<Path> hotlineFiles() {
    return List.of(root.resolve("dialplans/asterisk"), root.resolve("dialplans/asterisk/private"));
  }

  Map<String, String> hotline() {
    return Map.of(
        "SIP_PORT", "" + hotlineSip,
        "RTP_START", "" + hotlineRtp,
        "RTP_END", "" + (hotlineRtp + FreePorts.RTP_BLOCK - 2),
        "AMI_PORT", "" + hotlineAmi,
        "AMI_SECRET", secret,
        "AGI", HOTLINE + ":" + agi,
        "PHONEBANK_SIP", BANK + ":" + bankSip,
        "SOFTPHONE_SECRET", softphone);
  }

  List<Path> bankFiles() {
    return List.of(root.resolve("dialplans/asterisk/phonebank"));
  }

  Map<String, String> bank(String lines) {
    return Map.of(
        "SIP_PORT", "" + bankSip,
        "RTP_START", "" + bankRtp,
        "RTP_END", "" + (bankRtp + FreePorts.RTP_BLOCK - 2),
        "AMI_PORT", "" + bankAmi,
        "AMI_SECRET", secret,
        "BANK_AUDIO", lines,
        "HOTLINE_SIP", HOTLINE + ":" + hotlineSip);
  }

  /** Writes the gateway's configuration; prompts are kept between labs, the database is not. */
  Path writeConfig(Path folder) throws IOException {
    String text =
        """
        agi: {listen: "127.0.0.1:%d"}
        audiosocket: {listen: "127.0.0.1:%d", attach: %s}
        http: {listen: "127.0.0.1:%d"}
        ami: {address: "127.0.0.1:%d", user: dozvon, secret: "%s"}
        hotlines: %s
        models: {en: %s, ru: %s}
        voices:
          en: {engine: marytts, voice: cmu-slt-hsmm}
          ru:
            engine: command
            voice: anna
            command: [%s, "-p", "{voice}", "-r", "{rate}", "-o", "{out}"]
            otherwise: [espeak-ng, "-v", ru, "-s", "{wpm}", "--stdout", "--stdin"]
        prompt-cache: {folder: %s}
        database: {folder: %s, demo-data: yes}
        outbox: %s
        callers: {gentle-called: ["203"]}
        """
            .formatted(
                agi,
                audio,
                attach,
                http,
                hotlineAmi,
                secret,
                root.resolve("dialplans/hotlines"),
                root.resolve("voice-models/demo-en"),
                root.resolve("voice-models/demo-ru"),
                russianVoice(),
                root.resolve(".dozvon/prompts"),
                folder.resolve("database"),
                folder.resolve("outbox"));
    return Files.writeString(folder.resolve("dozvon.yaml"), text);
  }

  private static String russianVoice() {
    String cache = Path.of(System.getProperty("user.home"), ".cache/dozvon").toString();
    String home = System.getenv().getOrDefault("DOZVON_HOME", cache);
    String inHome = Path.of(home, "rhvoice/bin/rhvoice").toString();
    return System.getenv().getOrDefault("DOZVON_RHVOICE", inHome);
  }
}
