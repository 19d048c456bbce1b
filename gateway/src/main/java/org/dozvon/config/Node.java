package org.dozvon.config;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.dozvon.journal.Database;
import org.dozvon.journal.NodeTables;
import org.dozvon.journal.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This gateway among those that share its database. The one thread "node" gives a sign of life once
 * a second, sees who else there is, and holds what only one may do. With a database of its own a
 * gateway does everything and asks nobody.
 */
final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Who is silent for so long is dead; longer than a lease, so that somebody acts already. */
  private static final Duration DEAD = Duration.ofSeconds(8);

  private final NodeSettings settings;
  private final String console;
  private final String run = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  private final boolean shared;
  private final NodeTables tables;
  private final Duty queues;
  private final Duty night;
  private final List<Consumer<NodeTables.Run>> mourners = new CopyOnWriteArrayList<>();
  private final Rounds rounds = new Rounds("node", PAUSE, this::round);
  private volatile List<NodeTables.Run> others = List.of();
  private volatile boolean down;

  private Node(Configuration configuration, Database database, boolean shared) {
    this.settings = configuration.node();
    this.console = configuration.http().toString();
    this.shared = shared;
    this.tables = new NodeTables(database.dataSource());
    String lease = shared ? "queues of " + settings.asterisk() : "";
    this.queues = new Duty(lease, run, System::nanoTime);
    this.night = new Duty(shared ? "night" : "", run, System::nanoTime);
  }

  /** One that nobody knows of yet. */
  static Node open(Configuration configuration, Database database) {
    boolean shared = configuration.database().url().isPresent();
    return new Node(configuration, database, shared);
  }

  private void begin() {
    try {
      tables.begin(run, settings.name(), settings.asterisk(), console);
      others = others();
      others.stream()
          .filter(other -> other.node().equals(settings.name()))
          .forEach(
              other ->
                  LOG.warn(
                      "event=node_name name={} run={} (another gateway has this name: set"
                          + " node.name, unless it was killed a moment ago)",
                      other.node(),
                      other.run()));
      LOG.info("event=node name={} run={} others={}", settings.name(), run, others.size());
    } catch (SQLException e) {
      down(e);
    }
  }

  /**
   * Makes itself known, gives signs of life and takes what nobody does; call it when all are
   * registered. Blocks.
   */
  Node start() {
    if (shared) {
      begin();
      round();
      rounds.start(PAUSE);
    }
    return this;
  }

  /** What this run is called in the database. */
  String run() {
    return run;
  }

  /** Whether there may be others. */
  boolean isShared() {
    return shared;
  }

  /** What is done at the queues of this Asterisk: only who has this duty acts there. */
  Duty queues() {
    return queues;
  }

  /** What is done once for the whole database, such as deleting what is old. */
  Duty night() {
    return night;
  }

  /** The other gateways that give signs of life; any thread. */
  List<NodeTables.Run> neighbours() {
    return others;
  }

  /** Is told of each gateway that died without a word, if its queues are ours; may block. */
  void onDeath(Consumer<NodeTables.Run> mourner) {
    mourners.add(mourner);
  }

  /** What {@code GET /health} tells of it. */
  Map<String, Object> look() {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("name", settings.name());
    found.put("acts-at-queues", queues.getAsBoolean());
    found.put("works-at-night", night.getAsBoolean());
    if (shared) {
      found.put("run", run);
      found.put("asterisk", settings.asterisk());
      List<Map<String, Object>> all = new ArrayList<>();
      for (NodeTables.Run other : others) {
        all.add(
            Map.of(
                "name", other.node(),
                "run", other.run(),
                "asterisk", other.asterisk(),
                "seen", other.seen().toString()));
      }
      found.put("others", all);
    }
    return found;
  }

  private void round() {
    try {
      if (!tables.beat(run)) {
        tables.begin(run, settings.name(), settings.asterisk(), console);
      }
      queues.look(tables);
      night.look(tables);
      others = others();
      if (queues.getAsBoolean()) {
        bury();
      }
      if (down) {
        down = false;
        LOG.info("event=node_back");
      }
    } catch (SQLException | RuntimeException e) {
      queues.lose("the database is away");
      night.lose("the database is away");
      down(e);
    }
  }

  private void down(Exception reason) {
    if (!down) {
      LOG.error("event=node_alone reason={} (calls go on)", reason.getMessage());
    }
    down = true;
  }

  private List<NodeTables.Run> others() throws SQLException {
    List<NodeTables.Run> silent = tables.silent(DEAD);
    return tables.running().stream()
        .filter(other -> !other.run().equals(run) && !silent.contains(other))
        .toList();
  }

  private void bury() throws SQLException {
    for (NodeTables.Run dead : tables.silent(DEAD)) {
      boolean ours = dead.asterisk().equals(settings.asterisk()) && !dead.run().equals(run);
      if (ours && tables.end(dead.run())) {
        LOG.warn("event=node_dead name={} run={} seen={}", dead.node(), dead.run(), dead.seen());
        mourners.forEach(mourner -> mourner.accept(dead));
      }
    }
  }

  /** Says that it ends, and gives back what it holds. */
  @Override
  public void close() {
    rounds.close();
    if (!shared || Thread.currentThread().isInterrupted()) {
      return;
    }
    try {
      queues.release(tables);
      night.release(tables);
      tables.end(run);
    } catch (SQLException e) {
      LOG.warn("event=node_not_signed_off reason={}", e.getMessage());
    }
  }
}
