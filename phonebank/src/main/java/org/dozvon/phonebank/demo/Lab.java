package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dozvon.phonebank.asterisk.AsteriskInstall;
import org.dozvon.phonebank.asterisk.BankLink;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.asterisk.PrivateAsterisk;
import org.dozvon.phonebank.line.CallerLine;
import org.dozvon.phonebank.line.CallerLines;

/**
 * Two Asterisks and a gateway on loopback: the hotline, and the phone bank that calls it. All of it
 * ends with {@link #close}, or with the program, also while it is still starting.
 */
public final class Lab implements AutoCloseable {
  /** An agent who has answered a call. */
  public record Agent(BankLink.AgentLeg leg, CallerLine line) {}

  /**
   * How its gateway is to be.
   *
   * @param changes blocks of dozvon.yaml that are to be otherwise
   */
  public record Gateway(Map<String, String> changes, GatewayProcess.Form form) {
    /** As shipped. */
    public static final Gateway SHIPPED = new Gateway(Map.of(), GatewayProcess.Form.PLAIN);
  }

  private static final int LEG_S = 5;
  private static final int SEEN_S = 10;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Thread cleaner = new Thread(this::end, "clean-up");
  private final Map<UUID, CompletableFuture<BankLink.AgentLeg>> legs = new ConcurrentHashMap<>();
  private final BlockingQueue<Agent> agents = new LinkedBlockingQueue<>();
  private final Path folder;
  private final LabPlan plan;
  private boolean closed;
  private CallerLines lines;
  private BankLink link;
  private GatewayProcess gateway;
  private PrivateAsterisk hotline;
  private PrivateAsterisk bank;
  private Duration gatewayStart = Duration.ZERO;

  private Lab(Path folder, LabPlan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /**
   * Starts everything; says on {@code progress} what it is doing.
   *
   * @param environment the file that setup/asterisk-up.sh writes
   */
  public static Lab start(LabPlan plan, Path environment, Consumer<String> progress)
      throws IOException, InterruptedException {
    return start(plan, environment, Gateway.SHIPPED, progress);
  }

  /** The same with a gateway of another kind. */
  public static Lab start(LabPlan plan, Path environment, Gateway kind, Consumer<String> progress)
      throws IOException, InterruptedException {
    AsteriskInstall install = AsteriskInstall.read(environment);
    Lab lab = new Lab(Files.createTempDirectory("dz"), plan);
    Runtime.getRuntime().addShutdownHook(lab.cleaner);
    try {
      lab.open(install, kind, progress);
      return lab;
    } catch (IOException | InterruptedException | RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  private void open(AsteriskInstall install, Gateway kind, Consumer<String> progress)
      throws IOException, InterruptedException {
    lines = keep(CallerLines.open(this::agentAnswered));
    progress.accept("gateway: reading dialogs, loading models, rendering prompts ...");
    keep(this::stopGateway);
    startGateway(kind);
    progress.accept("hotline: starting Asterisk ...");
    hotline = asterisk(install, "h", plan.hotlineFiles(), plan.hotline());
    progress.accept("phone bank: starting Asterisk ...");
    bank = asterisk(install, "b", plan.bankFiles(), plan.bank(lines.address()));
    link = keep(BankLink.open(plan.bankAmi(), plan.secret(), leg -> leg(leg.leg()).complete(leg)));
    if (!awaitQueuesSeen()) {
      progress.accept("gateway: it does not see the hotline's queues");
    }
  }

  /**
   * Waits until the gateway sees the hotline's queues, for 10 s at most: it looks for Asterisk
   * every two. Whether it sees them.
   */
  public boolean awaitQueuesSeen() throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SEEN_S);
    while (!seesQueues() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return seesQueues();
  }

  private boolean seesQueues() throws IOException, InterruptedException {
    JsonNode board = api().read("/api/queues");
    return board.path("blindSince").isNull() && !board.path("queues").isEmpty();
  }

  /**
   * Starts a gateway and waits until it is ready; the one before must have been stopped.
   *
   * @throws IOException with its log when it does not come up
   */
  public void startGateway(Gateway kind) throws IOException, InterruptedException {
    Path config = plan.writeConfig(folder, kind.changes());
    long launched = System.nanoTime();
    gateway = GatewayProcess.launch(config, folder.resolve("gateway.log"), kind.form());
    gateway.awaitReady();
    gatewayStart = Duration.ofNanos(System.nanoTime() - launched);
  }

  /** Ends the gateway, when there is one. */
  public void stopGateway() {
    if (gateway != null) {
      gateway.close();
    }
  }

  private PrivateAsterisk asterisk(
      AsteriskInstall install, String name, List<Path> files, Map<String, String> values)
      throws IOException, InterruptedException {
    PrivateAsterisk started =
        keep(PrivateAsterisk.launch(install, folder.resolve(name), files, values));
    started.awaitBooted();
    return started;
  }

  private CompletableFuture<BankLink.AgentLeg> leg(UUID id) {
    return legs.computeIfAbsent(id, ignored -> new CompletableFuture<>());
  }

  /** The dialplan's event and the agent's line come in either order. */
  private void agentAnswered(CallerLine line) {
    var unused =
        leg(line.id())
            .orTimeout(LEG_S, TimeUnit.SECONDS)
            .whenComplete(
                (leg, failure) -> {
                  legs.remove(line.id());
                  if (failure == null) {
                    agents.add(new Agent(leg, line));
                  } else {
                    line.close();
                  }
                });
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

  /** The hotline's Asterisk. */
  public PrivateAsterisk hotline() {
    return hotline;
  }

  /** The phone bank's Asterisk. */
  public PrivateAsterisk bank() {
    return bank;
  }

  /** From starting the gateway's process to its being ready for calls. */
  public Duration gatewayStart() {
    return gatewayStart;
  }

  /** Where all of it keeps its files; gone when it is closed. */
  public Path folder() {
    return folder;
  }

  /** Ports and secrets. */
  public LabPlan plan() {
    return plan;
  }

  /** The gateway's HTTP address. */
  public String http() {
    return "http://127.0.0.1:" + plan.http();
  }

  /** The same, for programs of this machine. */
  public GatewayApi api() {
    return new GatewayApi(http(), folder.resolve("api-token"));
  }

  /** What the gateway has printed so far. */
  public String gatewayLog() throws IOException {
    return Files.readString(folder.resolve("gateway.log"));
  }

  private synchronized <T extends AutoCloseable> T keep(T part) throws IOException {
    parts.push(part);
    if (closed) {
      end();
      throw new IOException("stopped while starting");
    }
    return part;
  }

  /** Ends what was started, the latest first, and deletes the folder. Safe to call again. */
  private synchronized void end() {
    closed = true;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("dozvon: while stopping: " + e);
      }
    }
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      System.err.println("dozvon: cannot delete " + folder + ": " + e);
    }
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      // the program is ending already, and the hook is what ends this
    }
  }
}
