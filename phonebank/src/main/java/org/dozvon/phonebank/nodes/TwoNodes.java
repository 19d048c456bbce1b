package org.dozvon.phonebank.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.phonebank.asterisk.GatewayProcess;
import org.dozvon.phonebank.demo.Folders;
import org.dozvon.phonebank.demo.Lab;
import org.dozvon.phonebank.demo.LabPlan;
import org.dozvon.phonebank.stack.PostgresServer;

/** Two gateways, one PostgreSQL and one Asterisk with a phone bank, all on loopback. */
final class TwoNodes implements AutoCloseable {
  private static final int AGENTS = 8;
  private static final String QUEUE = "support";
  private static final Pattern CALLS = Pattern.compile("has (\\d+) calls");

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private Lab lab;
  private Node one;
  private Node two;

  private TwoNodes() {}

  /**
   * Starts everything. No agent answers yet.
   *
   * @param asterisk the file that setup/asterisk-up.sh writes
   * @param postgres the file that setup/postgres-up.sh writes
   */
  static TwoNodes start(Path root, Path asterisk, Path postgres, Consumer<String> progress)
      throws IOException, InterruptedException {
    TwoNodes made = new TwoNodes();
    try {
      made.open(root, asterisk, postgres, progress);
      return made;
    } catch (IOException | InterruptedException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private void open(Path root, Path asterisk, Path postgres, Consumer<String> progress)
      throws IOException, InterruptedException {
    progress.accept("database: starting PostgreSQL ...");
    String database = keep(PostgresServer.start(postgres)).block();
    LabPlan plan = LabPlan.make(root, "application");
    Lab.Gateway kind = new Lab.Gateway(blocks("one", plan, database), GatewayProcess.Form.PLAIN);
    lab = keep(Lab.start(plan, asterisk, kind, progress));
    one = keep(new Node(lab.folder(), plan, new First(lab, kind)));
    progress.accept("second gateway: starting ...");
    LabPlan beside = plan.beside();
    Path folder = Files.createTempDirectory("dzn");
    parts.push(() -> Folders.delete(folder));
    two =
        keep(
            new Node(
                folder, beside, () -> second(beside, folder, blocks("two", beside, database))));
    lab.hotline().cli("dialplan set global DOZVON_GATEWAY " + one.agi() + "," + two.agi());
    for (int i = 3; i <= AGENTS; i++) {
      queue("add member PJSIP/agent" + i + " to " + QUEUE + " penalty 0 as agent" + i);
    }
    pauseAgents();
  }

  /** Room for all callers on one gateway, and a drain that is shorter than a talk. */
  private static Map<String, String> blocks(String name, LabPlan plan, String database) {
    return Map.of(
        "node",
        "{name: %s}".formatted(name),
        "database",
        database,
        "recognition",
        "{threads: 2, streams-per-thread: 60}",
        "agi",
        "{listen: \"127.0.0.1:%d\", drain: 8s}".formatted(plan.agi()));
  }

  /** The lab's own gateway: it runs already when it is asked for the first time. */
  private record First(Lab lab, Lab.Gateway kind) implements Node.Start {
    @Override
    public GatewayProcess run() throws IOException, InterruptedException {
      if (!lab.gateway().isAlive()) {
        lab.startGateway(kind);
      }
      return lab.gateway();
    }
  }

  private static GatewayProcess second(LabPlan plan, Path folder, Map<String, String> blocks)
      throws IOException, InterruptedException {
    GatewayProcess process =
        GatewayProcess.launch(
            plan.writeConfig(folder, blocks),
            folder.resolve("gateway.log"),
            GatewayProcess.Form.PLAIN);
    process.awaitReady();
    return process;
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** The gateway that things are done to. */
  Node one() {
    return one;
  }

  /** The gateway that stays. */
  Node two() {
    return two;
  }

  Lab lab() {
    return lab;
  }

  /** Agents answer from now on. */
  void freeAgents() throws IOException, InterruptedException {
    agents("unpause");
  }

  /** No agent answers from now on. */
  void pauseAgents() throws IOException, InterruptedException {
    agents("pause");
  }

  /** In every queue: the keeper may have people of another one help. */
  private void agents(String verb) throws IOException, InterruptedException {
    for (int i = 1; i <= AGENTS; i++) {
      queue(verb + " member PJSIP/agent" + i);
    }
  }

  private void queue(String command) throws IOException, InterruptedException {
    lab.hotline().cli("queue " + command);
  }

  /** How many callers stand in the queue, as Asterisk has it. */
  int waiting() throws IOException, InterruptedException {
    Matcher calls = CALLS.matcher(lab.hotline().cli("queue show " + QUEUE));
    return calls.find() ? Integer.parseInt(calls.group(1)) : 0;
  }

  /** Ends everything, the latest first. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("dozvon: while stopping: " + e);
      }
    }
  }
}
