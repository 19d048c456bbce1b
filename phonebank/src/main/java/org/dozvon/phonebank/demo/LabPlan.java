package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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

  /** Free ports and new secrets. */
  public static LabPlan make(Path root, String attach) throws IOException {
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

  /** Another gateway at the same Asterisks: the same but for the ports that it listens on. */
  public LabPlan beside() throws IOException {
    return new LabPlan(
        root,
        attach,
        FreePorts.tcp(),
        FreePorts.tcp(),
        FreePorts.tcp(),
        hotlineSip,
        hotlineRtp,
        hotlineAmi,
        bankSip,
        bankRtp,
        bankAmi,
        secret,
        softphone);
  }

  /** The templates of the hotline's Asterisk. */
  public List<Path> hotlineFiles() {
    return List.of(root.resolve("dialplans/asterisk"), root.resolve("dialplans/asterisk/private"));
  }

  /** What they are filled in with. */
  public Map<String, String> hotline() {
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

  /** The templates of the phone bank's Asterisk. */
  public List<Path> bankFiles() {
    return List.of(root.resolve("dialplans/asterisk/phonebank"));
  }

  /**
   * What they are filled in with.
   *
   * @param lines where its callers' and agents' ears and mouths are
   */
  public Map<String, String> bank(String lines) {
    return Map.of(
        "SIP_PORT", "" + bankSip,
        "RTP_START", "" + bankRtp,
        "RTP_END", "" + (bankRtp + FreePorts.RTP_BLOCK - 2),
        "AMI_PORT", "" + bankAmi,
        "AMI_SECRET", secret,
        "BANK_AUDIO", lines,
        "HOTLINE_SIP", HOTLINE + ":" + hotlineSip);
  }

  /**
   * Writes the gateway's configuration; prompts are kept between labs, the database is not.
   *
   * @param changes blocks that are to be otherwise, by their name
   */
  public Path writeConfig(Path folder, Map<String, String> changes) throws IOException {
    Map<String, String> blocks = new LinkedHashMap<>(config(folder));
    blocks.putAll(changes);
    StringBuilder text = new StringBuilder();
    blocks.forEach((name, block) -> text.append(name + ": " + block + "\n"));
    return Files.writeString(folder.resolve("dozvon.yaml"), text);
  }

  private Map<String, String> config(Path folder) {
    Map<String, String> blocks = new LinkedHashMap<>();
    blocks.put("agi", "{listen: \"127.0.0.1:" + agi + "\"}");
    blocks.put("audiosocket", "{listen: \"127.0.0.1:" + audio + "\", attach: " + attach + "}");
    blocks.put("http", "{listen: \"127.0.0.1:" + http + "\"}");
    blocks.put("ami", ami(hotlineAmi));
    blocks.put("hotlines", root.resolve("dialplans/hotlines").toString());
    Path models = root.resolve("voice-models");
    blocks.put("models", "{en: " + models + "/demo-en, ru: " + models + "/demo-ru}");
    blocks.put(
        "voices",
        """
        {en: {engine: marytts, voice: cmu-slt-hsmm}, ru: {engine: command, voice: anna,
          command: [%s, "-p", "{voice}", "-r", "{rate}", "-o", "{out}"],
          otherwise: [espeak-ng, "-v", ru, "-s", "{wpm}", "--stdout", "--stdin"]}}\
        """
            .formatted(russianVoice()));
    blocks.put("prompt-cache", "{folder: " + root.resolve(".dozvon/prompts") + "}");
    blocks.put("database", "{folder: " + folder.resolve("database") + ", demo-data: yes}");
    blocks.put("outbox", folder.resolve("outbox").toString());
    blocks.put("callers", "{gentle-called: [\"203\"]}");
    return blocks;
  }

  /** The block {@code ami} for a manager at this port of loopback. */
  public String ami(int port) {
    return "{address: \"127.0.0.1:" + port + "\", user: dozvon, secret: \"" + secret + "\"}";
  }

  private static String russianVoice() {
    String cache = Path.of(System.getProperty("user.home"), ".cache/dozvon").toString();
    String home = System.getenv().getOrDefault("DOZVON_HOME", cache);
    String inHome = Path.of(home, "rhvoice/bin/rhvoice").toString();
    return System.getenv().getOrDefault("DOZVON_RHVOICE", inHome);
  }
}
