package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.dozvon.phonebank.asterisk.BankLink;
import org.dozvon.phonebank.asterisk.FreePorts;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.asterisk.PrivateAsterisk;
import org.dozvon.phonebank.line.CallerLine;
import org.dozvon.phonebank.line.CallerLines;

/** Two Asterisks and a gateway on loopback: the hotline, and the phone bank that calls it. */
public final class Lab implements AutoCloseable {
  /** An agent who has answered a call. */
  public record Agent(BankLink.AgentLeg leg, CallerLine line) {}

  private static final String SECRET = UUID.randomUUID().toString();

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Map<UUID, BankLink.AgentLeg> legs = new ConcurrentHashMap<>();
  private final BlockingQueue<Agent> agents = new LinkedBlockingQueue<>();
  private final Path folder;
  private final int http;
  private CallerLines lines;
  private BankLink link;
  private GatewayProcess gateway;

  private Lab(Path folder) throws IOException {
    this.folder = folder;
    this.http = FreePorts.tcp();
  }

  /** Starts everything; says on {@code progress} what it is doing. */
  public static Lab start(Path root, Path asterisk, Consumer<String> progress)
      throws IOException, InterruptedException {
    Lab lab = new Lab(Files.createTempDirectory("dz"));
    try {
      lab.open(root, asterisk, progress);
      return lab;
    } catch (IOException | InterruptedException | RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  private void open(Path root, Path asterisk, Consumer<String> progress)
      throws IOException, InterruptedException {
    int agi = FreePorts.tcp();
    int audio = FreePorts.tcp();
    int hotlineSip = FreePorts.udp("127.0.0.1");
    int bankSip = FreePorts.udp("127.0.0.2");
    int bankAmi = FreePorts.tcp();
    int hotlineRtp = FreePorts.rtpBlock();
    int bankRtp = FreePorts.rtpBlock();
    lines = keep(CallerLines.open(this::agentAnswered));
    progress.accept("gateway: reading dialogs, loading models, rendering prompts ...");
    gateway =
        keep(
            GatewayProcess.start(
                GatewayConfig.write(root, folder, agi, audio, http),
                folder.resolve("gateway.log")));
    progress.accept("hotline: starting Asterisk ...");
    keep(
        PrivateAsterisk.start(
            asterisk,
            folder.resolve("h"),
            List.of(root.resolve("dialplans/asterisk"), root.resolve("dialplans/asterisk/private")),
            Map.of(
                "SIP_PORT", "" + hotlineSip,
                "RTP_START", "" + hotlineRtp,
                "RTP_END", "" + (hotlineRtp + 398),
                "AMI_PORT", "" + FreePorts.tcp(),
                "AMI_SECRET", SECRET,
                "AGI", "127.0.0.1:" + agi,
                "PHONEBANK_SIP", "127.0.0.2:" + bankSip,
                "SOFTPHONE_SECRET", SECRET)));
    progress.accept("phone bank: starting Asterisk ...");
    keep(
        PrivateAsterisk.start(
            asterisk,
            folder.resolve("b"),
            List.of(root.resolve("dialplans/asterisk/phonebank")),
            Map.of(
                "SIP_PORT", "" + bankSip,
                "RTP_START", "" + bankRtp,
                "RTP_END", "" + (bankRtp + 398),
                "AMI_PORT", "" + bankAmi,
                "AMI_SECRET", SECRET,
                "BANK_AUDIO", lines.address(),
                "HOTLINE_SIP", "127.0.0.1:" + hotlineSip)));
    link = keep(BankLink.open(bankAmi, SECRET, leg -> legs.put(leg.leg(), leg)));
  }

  private void agentAnswered(CallerLine line) {
    Optional.ofNullable(legs.remove(line.id()))
        .ifPresentOrElse(leg -> agents.add(new Agent(leg, line)), line::close);
  }

  /** The callers' and agents' lines. */
  public CallerLines lines() {
    return lines;
  }

  /** Makes calls and presses keys. */
  public BankLink link() {
    return link;
  }

  /** Agents as they answer. */
  public BlockingQueue<Agent> agents() {
    return agents;
  }

  /** The gateway's process. */
  public GatewayProcess gateway() {
    return gateway;
  }

  /** The gateway's HTTP address. */
  public String http() {
    return "http://127.0.0.1:" + http;
  }

  /** Logs and recordings of this run. */
  public Path folder() {
    return folder;
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("dozvon demo: while stopping: " + e);
      }
    }
  }
}
