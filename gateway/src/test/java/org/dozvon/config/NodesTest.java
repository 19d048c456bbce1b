package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.Journal;
import org.dozvon.journal.JournalSettings;
import org.dozvon.journal.KeeperHistory;
import org.dozvon.journal.Metrics;
import org.dozvon.journal.QueueHistory;
import org.dozvon.journal.StoredBoard;
import org.dozvon.keeper.Act;
import org.dozvon.keeper.Advice;
import org.dozvon.keeper.Intervention;
import org.dozvon.keeper.Measures;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rules;
import org.dozvon.keeper.Rung;
import org.dozvon.keeper.Trigger;
import org.dozvon.operator.AdviceBoard;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.InterventionDesk;
import org.dozvon.operator.KeeperDiary;
import org.dozvon.queue.Facts;
import org.dozvon.queue.QueueEvent;
import org.dozvon.testing.Databases;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways' parts on one real PostgreSQL: what happens at the queues is told to both. */
class NodesTest {
  private static final Rules RULES =
      new Rules(
          Rules.Mode.ACT,
          Map.of(
              "support",
              QueueRules.DEFAULT.with(
                  List.of(
                      Rung.of(
                          "danger",
                          new Trigger(Trigger.Figure.LEVEL, Trigger.Side.UNDER, 0.8),
                          new Act.AdviseBot(Advice.MORE_SELF_SERVICE))))));

  @TempDir Path folder;
  private final InstantSource clock = InstantSource.system();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final List<Gate> gates = new ArrayList<>();
  private DatabaseSettings shared;

  /** A gateway without calls: its node, its queues and its keeper. */
  private final class Gate {
    final Parts parts = new Parts();
    final AdviceBoard bots = new AdviceBoard();
    final Queues queues = new Queues(clock);
    final List<CallEvent> seen = new CopyOnWriteArrayList<>();
    final List<CallEvent> published = new CopyOnWriteArrayList<>();
    final Database database;
    final Node node;
    final Journal journal;
    final BoardMemory board;
    final Consumer<CallEvent> fromAsterisk;

    Gate(String name) throws DatabaseException {
      Configuration configuration =
          new ConfigReader(folder, Map.of(), new Problems())
              .read(
                  "dozvon.yaml",
                  "database: {url: \"%s\"}\nnode: {name: %s, asterisk: pbx}\n"
                      .formatted(shared.url().orElseThrow(), name))
              .orElseThrow();
      database = parts.keep(Database.open(configuration.database()));
      node = parts.keep(Node.open(configuration, database));
      Duty duty = node.queues();
      journal =
          parts.keep(
              new Journal(
                  database.dataSource(), JournalSettings.DEFAULTS, node.run(), Optional.empty()));
      QueueHistory history = parts.keep(new QueueHistory(database.dataSource(), duty));
      duty.onTake(history::takeOver);
      new QueueMeasure(
              queue -> QueueRules.DEFAULT,
              queue -> ZoneOffset.UTC,
              history,
              new Metrics(() -> 0).queues(),
              told -> {})
          .read(clock.instant())
          .countOn()
          .register(queues);
      KeeperRun keeper =
          new KeeperRun(
                  () -> Optional.of(RULES),
                  (queue, its, now) ->
                      new Measures.Level(OptionalDouble.of(0.5), 50, OptionalDouble.empty(), 0),
                  new InterventionDesk()
                      .give(Intervention.Advise.class, bots)
                      .give(
                          Intervention.Prioritise.class,
                          (what, told) -> {
                            done.add(name + " " + what);
                            prioritised((Intervention.Prioritise) what);
                            told.accept(CommandResult.done());
                          }),
                  parts.keep(new KeeperHistory(database.dataSource(), duty.fence())),
                  duty)
              .register(queues);
      board = BoardMemory.restore(new StoredBoard(database.dataSource()), clock.instant());
      keeper.witnessed(board.diary()).witnessed(board.alarms());
      Neighbours neighbours = parts.keep(new Neighbours(node, database.dataSource(), clock));
      neighbours
          .onEvent(seen::add)
          .onRound(keeper::follow)
          .onRound(() -> board.follow(clock.instant(), duty.getAsBoolean()));
      fromAsterisk = neighbours.keepingOut(published::add);
      node.start();
      parts.keep(queues).start();
      neighbours.start();
      gates.add(this);
    }

    boolean acts() {
      return node.queues().getAsBoolean();
    }

    /** Its database is gone: to the others it is dead, and it cannot know whether they are. */
    void cut() {
      database.close();
    }
  }

  @BeforeEach
  void server() {
    shared = Databases.POSTGRESQL.fresh(folder);
  }

  @AfterEach
  void close() {
    gates.forEach(gate -> gate.parts.close());
  }

  private void tell(QueueEvent event) {
    gates.forEach(gate -> gate.queues.accept(event));
  }

  private void prioritised(Intervention.Prioritise what) {
    tell(new QueueEvent.Prioritised(clock.instant(), what.queue(), what.caller(), what.priority()));
  }

  private void known() {
    tell(new QueueEvent.Everything(clock.instant(), Set.of("support"), List.of(), List.of()));
  }

  private void gentleCaller(String caller) {
    Instant now = clock.instant();
    Facts facts = new Facts(Optional.empty(), "", now, now, true, "", "", List.of());
    tell(
        new QueueEvent.Joined(
            now.minusSeconds(5), "support", "before-" + caller, "PJSIP/x" + caller, 0));
    tell(new QueueEvent.Known(now, caller, facts));
    tell(new QueueEvent.Joined(now, "support", caller, "PJSIP/" + caller, 0));
  }

  private List<String> doneFor(String caller) {
    return done.stream().filter(text -> text.contains(caller)).toList();
  }

  @Test
  void oneActsAndTheOtherTakesOverWithinTenSecondsAndNothingIsDoneTwice() throws Exception {
    Gate a = new Gate("a");
    Gate b = new Gate("b");
    AtomicBoolean both = new AtomicBoolean();
    AtomicBoolean over = new AtomicBoolean();
    Thread watch =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!over.get()) {
                    both.compareAndSet(false, a.acts() && b.acts());
                    LockSupport.parkNanos(500_000);
                  }
                });
    known();
    assertThat(a.acts()).isTrue();
    gentleCaller("gentle1");
    await().atMost(Duration.ofSeconds(30)).until(() -> doneFor("gentle1").size() == 1);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(a.bots.of("support")).isEqualTo(Advice.MORE_SELF_SERVICE);
              assertThat(b.bots.of("support"))
                  .as("what a's keeper asks of the bots holds for b's")
                  .isEqualTo(Advice.MORE_SELF_SERVICE);
              assertThat(b.board.diary().entries())
                  .extracting(KeeperDiary.Entry::step)
                  .as("b's console shows what a's keeper did")
                  .anyMatch(step -> step.caller().equals("gentle1"));
            });
    a.cut();
    long cut = System.nanoTime();
    await().pollInterval(Duration.ofMillis(50)).atMost(Duration.ofSeconds(60)).until(b::acts);
    Duration took = Duration.ofNanos(System.nanoTime() - cut);
    System.out.println("taken over after " + took.toMillis() + " ms");
    assertThat(a.acts()).isFalse();
    gentleCaller("gentle2");
    await().atMost(Duration.ofSeconds(30)).until(() -> doneFor("gentle2").size() == 1);
    assertThat(doneFor("gentle2").getFirst()).startsWith("b ");
    over.set(true);
    watch.join();
    assertThat(both).as("never both").isFalse();
    assertThat(doneFor("gentle1")).hasSize(1).allMatch(text -> text.startsWith("a "));
  }

  @Test
  void whoEndsInOrderIsFollowedAtOnce() throws Exception {
    Gate a = new Gate("a");
    Gate b = new Gate("b");
    assertThat(List.of(a.acts(), b.acts())).containsExactly(true, false);
    assertThat(a.node.look()).containsEntry("acts-at-queues", true);
    await().untilAsserted(() -> assertThat(a.node.look().toString()).contains("name=b"));
    a.parts.close();
    await().atMost(Duration.ofSeconds(30)).until(b::acts);
    assertThat(b.node.queues().token()).isEqualTo(2);
  }

  @Test
  void theOtherSeesTheCallsAndGoesOnWithThoseOfOneThatDied() throws Exception {
    Gate a = new Gate("a");
    Gate b = new Gate("b");
    Instant now = clock.instant();
    CallId call = CallId.random();
    CallEvent.Started started =
        new CallEvent.Started(
            call, now, new Caller("+7495", "Anna", "100"), "grocery", Locale.ENGLISH, "1.1");
    a.journal.accept(started);
    await().atMost(Duration.ofSeconds(30)).until(() -> b.seen.contains(started));
    assertThat(b.journal.find(call)).as("the context, at the other gateway").isPresent();
    CallEvent.JoinedQueue joined = new CallEvent.JoinedQueue(call, now, "support", 1);
    b.fromAsterisk.accept(joined);
    assertThat(b.published).as("a writes it").isEmpty();
    a.cut();
    await().atMost(Duration.ofSeconds(60)).until(() -> b.published.contains(joined));
    CallEvent.Ended ended =
        new CallEvent.Ended(
            call,
            clock.instant(),
            new Ending(Ending.Result.ABANDONED, Ending.Party.CALLER, "gone"));
    b.fromAsterisk.accept(ended);
    assertThat(b.published).containsExactly(joined, ended);
  }
}
