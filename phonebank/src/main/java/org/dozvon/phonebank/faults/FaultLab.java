package org.dozvon.phonebank.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.demo.CallEvents;
import org.dozvon.phonebank.demo.Folders;
import org.dozvon.phonebank.demo.Lab;
import org.dozvon.phonebank.demo.LabPlan;
import org.dozvon.phonebank.demo.Recordings;

/**
 * A lab in which things are broken: eight agents in one queue, who answer when told to, and the
 * grocery hotline with the routes of phonebank/faults laid over it.
 */
final class FaultLab implements AutoCloseable {
  private static final int AGENTS = 8;
  private static final int TRIES = 100;
  private static final String QUEUE = "support";

  private final Lab lab;
  private final Path root;
  private final Path hotlines;
  private final Recordings recordings;
  private final Calls calls = new Calls();
  private final Map<String, BlockingQueue<Lab.Agent>> answered = new ConcurrentHashMap<>();
  private Optional<CallEvents> events = Optional.empty();
  private Map<String, String> setting = Map.of();
  private int logged;
  private CompletableFuture<Boolean> seen = CompletableFuture.completedFuture(true);

  private FaultLab(Lab lab, Path root, Path hotlines) {
    this.lab = lab;
    this.root = root;
    this.hotlines = hotlines;
    this.recordings = new Recordings(root.resolve("voice-models/callers"));
  }

  /** Starts the two Asterisks and a guarded gateway. */
  static FaultLab start(Path root, Path environment, Consumer<String> progress)
      throws IOException, InterruptedException {
    LabPlan plan = LabPlan.make(root, "application");
    Path hotlines = hotlines(root);
    Lab lab = Lab.start(plan, environment, guarded(root, hotlines, Map.of()), progress);
    FaultLab made = new FaultLab(lab, root, hotlines);
    Thread.ofVirtual().name("switchboard").start(made::answer);
    made.addAgents();
    made.follow();
    return made;
  }

  /** Puts all agents into the queue, of which Asterisk knows only two after its start. */
  void addAgents() throws IOException, InterruptedException {
    for (int i = 3; i <= AGENTS; i++) {
      queue("add member PJSIP/agent" + i + " to " + QUEUE + " penalty 0 as agent" + i);
    }
  }

  /** Has the gateway run with these blocks of dozvon.yaml otherwise, and all else as shipped. */
  void use(Map<String, String> wanted) throws IOException, InterruptedException {
    if (!wanted.equals(setting) || !lab.gateway().isAlive()) {
      stopGateway();
      setting = Map.copyOf(wanted);
      startGateway();
    }
  }

  /** Starts a gateway where none runs. */
  void startGateway() throws IOException, InterruptedException {
    lab.startGateway(guarded(root, hotlines, setting));
    follow();
  }

  void stopGateway() {
    lab.stopGateway();
  }

  /** What {@code GET /health} tells. */
  JsonNode health() throws IOException, InterruptedException {
    return lab.api().read("/health");
  }

  /**
   * Waits until the gateway tells this of itself.
   *
   * @throws IOException when it does not within 30 s
   */
  void awaitHealth(String name, String value) throws IOException, InterruptedException {
    JsonNode last = health();
    for (int i = 0; i < TRIES && !last.path(name).asText().equals(value); i++) {
      TimeUnit.MILLISECONDS.sleep(300);
      last = health();
    }
    if (!last.path(name).asText().equals(value)) {
      throw new IOException(name + " is not " + value + ": " + last);
    }
  }

  /** Remembers how much the gateway has printed by now. */
  void noteLog() throws IOException {
    logged = lab.gatewayLog().length();
  }

  int loggedBefore() {
    return logged;
  }

  /** Keeps what the gateway has printed and Asterisk printed last, in .dozvon/faults. */
  Path keepLog(String name) throws IOException {
    Path folder = Files.createDirectories(root.resolve(".dozvon/faults"));
    return Files.writeString(
        folder.resolve(name.replaceAll("[^A-Za-z0-9]+", "-") + ".log"),
        lab.gatewayLog() + "\n--- Asterisk\n" + lab.hotline().output());
  }

  /** Something done later. */
  interface Doing {
    void run() throws IOException, InterruptedException;
  }

  /** Watches from now on whether the gateway tells this of itself within 20 s. */
  void expectHealth(String name, String value) {
    seen = new CompletableFuture<>();
    Thread.ofVirtual().name("watch").start(() -> watch(name, value, seen));
  }

  private void watch(String name, String value, CompletableFuture<Boolean> verdict) {
    try {
      for (int i = 0; i < TRIES && !verdict.isDone(); i++) {
        if (health().path(name).asText().equals(value)) {
          verdict.complete(true);
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
      verdict.complete(false);
    } catch (IOException e) {
      verdict.completeExceptionally(e);
    } catch (InterruptedException e) {
      verdict.complete(false);
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether it did.
   *
   * @throws IOException when the fault was none
   */
  void expectationMet() throws IOException, InterruptedException {
    try {
      if (!seen.get()) {
        throw new IOException("the gateway did not tell of it: the fault was none");
      }
    } catch (ExecutionException e) {
      throw new IOException("the gateway's health could not be asked", e.getCause());
    }
  }

  /** Does something after a while, on a thread of its own. */
  void later(int seconds, Doing doing) {
    Thread.ofVirtual()
        .name("later")
        .start(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(seconds);
                doing.run();
              } catch (IOException e) {
                System.err.println("dozvon faults: " + e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  /** The hotline as shipped, with the slow and broken routes instead of some. */
  private static Path hotlines(Path root) throws IOException {
    Path copy = Files.createTempDirectory("dzh");
    for (String from : List.of("dialplans/hotlines/grocery", "phonebank/faults/grocery")) {
      Path source = root.resolve(from);
      try (Stream<Path> files = Files.walk(source)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = copy.resolve("grocery").resolve(source.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return copy;
  }

  private static Lab.Gateway guarded(Path root, Path hotlines, Map<String, String> changes) {
    Map<String, String> all = new HashMap<>(changes);
    all.putIfAbsent("hotlines", hotlines.toString());
    Path guard = root.resolve("setup/supervise.sh");
    return new Lab.Gateway(all, new GatewayProcess.Form(Optional.of(guard), "1g"));
  }

  /** Follows what the gateway tells, which may just be starting. */
  void follow() throws IOException, InterruptedException {
    events.ifPresent(CallEvents::close);
    for (int i = 0; ; i++) {
      try {
        events = Optional.of(lab.api().follow(calls::take));
        return;
      } catch (IOException e) {
        if (i == TRIES) {
          throw new IOException("the gateway does not come back; its log:\n" + lab.gatewayLog(), e);
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private void answer() {
    try {
      while (true) {
        Lab.Agent agent = lab.agents().take();
        agentsOf(agent.leg().caller()).add(agent);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private BlockingQueue<Lab.Agent> agentsOf(String number) {
    return answered.computeIfAbsent(number, ignored -> new LinkedBlockingQueue<>());
  }

  /** The agent who answers this number, if one does within the time. */
  Optional<Lab.Agent> awaitAgent(String number, Duration limit) throws InterruptedException {
    return Optional.ofNullable(agentsOf(number).poll(limit.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Begins anew: nobody has called, no agent answers. */
  void clear() throws IOException, InterruptedException {
    calls.clear();
    answered.clear();
    agents("pause");
  }

  /** From now on agents answer. */
  void freeAgents() throws IOException, InterruptedException {
    agents("unpause");
  }

  private void agents(String verb) throws IOException, InterruptedException {
    for (int i = 1; i <= AGENTS; i++) {
      queue(verb + " member PJSIP/agent" + i + " queue " + QUEUE);
    }
  }

  private void queue(String command) throws IOException, InterruptedException {
    lab.hotline().cli("queue " + command);
  }

  Lab lab() {
    return lab;
  }

  Calls calls() {
    return calls;
  }

  Recordings recordings() {
    return recordings;
  }

  @Override
  public void close() {
    events.ifPresent(CallEvents::close);
    lab.close();
    try {
      Folders.delete(hotlines);
    } catch (IOException e) {
      System.err.println("dozvon faults: cannot delete " + hotlines + ": " + e);
    }
  }
}
