package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.handover.Outward;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Every event is told, those of a call in their order, whatever the other side does meanwhile. */
@ParameterizedClass
@EnumSource(Databases.class)
class OutboxTest {
  private static final Instant AT = Instant.parse("2026-11-28T13:00:00Z");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final OutboxSettings QUICK =
      new OutboxSettings(
          "/test",
          Set.of(),
          50,
          4,
          Duration.ofMillis(10),
          Duration.ofMillis(10),
          Duration.ofMillis(40));

  @Parameter Databases kind;
  @TempDir Path folder;
  private Database database;
  private final Listener listener = new Listener();

  @BeforeEach
  void open() throws DatabaseException {
    database = Database.open(kind.fresh(folder.resolve("data")));
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void everyEventOfManyCallsIsToldOnceAndInOrder() throws SQLException {
    write(QUICK, 30, 7);
    try (Outbox outbox = outbox(QUICK)) {
      patiently().until(() -> outbox.told() == 30 * 7);
      assertThat(left()).isZero();
    }
    assertThat(listener.textsOfCalls()).hasSize(30).allSatisfy(OutboxTest::isWholeAndInOrder);
  }

  @Test
  void whileNobodyTakesThemTheyWaitAndThenNoneIsMissing() throws SQLException {
    listener.away.set(true);
    write(QUICK, 20, 5);
    try (Outbox outbox = outbox(QUICK)) {
      patiently().until(() -> !outbox.isUp());
      write(QUICK, "later", 3, 5);
      assertThat(left()).isEqualTo(23 * 5);
      // No later event of a call before the first one is taken.
      assertThat(listener.tried).containsExactly("line 0");
      listener.away.set(false);
      patiently().until(() -> outbox.told() == 23 * 5);
      assertThat(outbox.isUp()).isTrue();
    }
    assertThat(listener.textsOfCalls()).hasSize(23).allSatisfy(OutboxTest::isWholeAndInOrder);
  }

  @Test
  void whenNoneIsTakenTheRestIsNotTried() throws SQLException {
    listener.away.set(true);
    write(QUICK, 40, 1);
    AtomicInteger rounds = new AtomicInteger(1);
    try (Outbox outbox =
        new Outbox(
                database.dataSource(),
                listener,
                QUICK,
                () -> rounds.getAndDecrement() > 0,
                InstantSource.system())
            .start()) {
      patiently().until(() -> !outbox.isUp());
      // Four at a time: as many fail, or a few more that had begun, and the rest is left.
      assertThat(listener.triedCalls).hasSizeLessThanOrEqualTo(8);
      listener.away.set(false);
      rounds.set(1_000_000);
      patiently().until(() -> outbox.told() == 40);
    }
  }

  @Test
  void anEventThatIsNotTakenHoldsBackItsOwnCallOnly() throws SQLException {
    listener.held.add("call-1");
    write(QUICK, 4, 5);
    try (Outbox outbox = outbox(QUICK)) {
      patiently().until(() -> outbox.told() == 15);
      assertThat(listener.texts("call-1")).isEmpty();
      listener.held.clear();
      patiently().until(() -> outbox.told() == 20);
    }
    assertThat(listener.textsOfCalls()).hasSize(4).allSatisfy(OutboxTest::isWholeAndInOrder);
  }

  @Test
  void callsWhoseEventsAreNeverTakenHoldUpNobody() throws SQLException {
    // More calls than are told at a time, with more events than are read at a time, and the oldest.
    for (int call = 0; call < 6; call++) {
      listener.held.add("poison-" + call);
    }
    write(QUICK, "poison", 6, 20);
    write(QUICK, 30, 5);
    try (Outbox outbox = outbox(QUICK)) {
      patiently().until(() -> outbox.told() == 150);
      write(QUICK, "later", 3, 5);
      patiently().until(() -> outbox.told() == 165);
      patiently().until(outbox::isUp);
      assertThat(left()).isEqualTo(6 * 20);
      listener.held.clear();
      patiently().until(() -> outbox.told() == 165 + 6 * 20);
    }
    assertThat(listener.textsOfCalls()).hasSize(39).allSatisfy(OutboxTest::isWholeAndInOrder);
  }

  @Test
  void anEventThatWillNeverBeTakenIsLeftAndTheNextGoOn() throws SQLException {
    listener.refused.add("line 2");
    write(QUICK, 1, 5);
    try (Outbox outbox = outbox(QUICK)) {
      patiently().until(() -> outbox.told() == 4);
      assertThat(outbox.refused()).isEqualTo(1);
      assertThat(left()).isZero();
    }
    assertThat(listener.texts("call-0")).containsExactly("line 0", "line 1", "line 3", "line 4");
  }

  @Test
  void aDatabaseThatIsGoneForAWhileLosesNothing() throws SQLException {
    FlakySource flaky = new FlakySource(database);
    write(QUICK, 5, 4);
    flaky.down(true);
    try (Outbox outbox =
        new Outbox(flaky.source(), listener, QUICK, () -> true, InstantSource.system()).start()) {
      patiently().until(() -> !outbox.isUp());
      flaky.down(false);
      patiently().until(() -> outbox.told() == 20);
    }
  }

  @Test
  void whatWasToldButNotCrossedOutIsToldAgainInOrder() throws SQLException {
    write(QUICK, 3, 4);
    List<OutboxTable.Waiting> all;
    try (var connection = database.dataSource().getConnection()) {
      all = OutboxTable.oldest(connection, 0, 100);
    }
    // As a gateway does that is killed between the telling and the crossing out.
    all.forEach(event -> listener.tell(event.call(), EventForm.of(event, "/test")));
    try (Outbox outbox = outbox(QUICK)) {
      patiently().until(() -> outbox.told() == 12);
    }
    assertThat(listener.texts("call-0")).hasSize(8);
    // A reader that leaves what has no higher number than the last has each once, in order.
    assertThat(listener.withoutRepeats("call-0"))
        .containsExactly("line 0", "line 1", "line 2", "line 3");
  }

  @Test
  void onlyTheOneWhoseTurnItIsTells() throws SQLException {
    AtomicBoolean mine = new AtomicBoolean();
    write(QUICK, 1, 3);
    try (Outbox outbox =
        new Outbox(database.dataSource(), listener, QUICK, mine::get, InstantSource.system())
            .start()) {
      patiently().during(Duration.ofMillis(100)).until(() -> outbox.told() == 0);
      mine.set(true);
      patiently().until(() -> outbox.told() == 3);
    }
  }

  @Test
  void onlyTheTypesThatAreWantedAreTold() throws SQLException {
    OutboxSettings some = QUICK.of("/x", Set.of("Started"));
    try (Journal journal =
        new Journal(database.dataSource(), JournalSettings.DEFAULTS, "", Optional.of(some))) {
      CallId id = new CallId("one");
      journal.accept(
          new CallEvent.Started(id, AT, new Caller("1", "", "2"), "h", Locale.ENGLISH, "3"));
      journal.accept(new CallEvent.BotSaid(id, AT, "secret"));
    }
    assertThat(left()).isEqualTo(1);
    assertThat(count("call_event")).isEqualTo(2);
  }

  @Test
  void withoutASettingNothingIsKeptForTelling() throws SQLException {
    try (Journal journal = new Journal(database.dataSource(), JournalSettings.DEFAULTS)) {
      journal.accept(new CallEvent.BotSaid(new CallId("one"), AT, "hello"));
    }
    assertThat(count("call_event")).isEqualTo(1);
    assertThat(left()).isZero();
  }

  private Outbox outbox(OutboxSettings settings) {
    return new Outbox(database.dataSource(), listener, settings, () -> true, InstantSource.system())
        .start();
  }

  private void write(OutboxSettings settings, int calls, int lines) {
    write(settings, "call", calls, lines);
  }

  private void write(OutboxSettings settings, String name, int calls, int lines) {
    try (Journal journal =
        new Journal(database.dataSource(), JournalSettings.DEFAULTS, "", Optional.of(settings))) {
      for (int line = 0; line < lines; line++) {
        for (int call = 0; call < calls; call++) {
          journal.accept(new CallEvent.BotSaid(new CallId(name + "-" + call), AT, "line " + line));
        }
      }
    }
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(60));
  }

  private static void isWholeAndInOrder(List<String> texts) {
    assertThat(texts)
        .isEqualTo(LongStream.range(0, texts.size()).mapToObj(line -> "line " + line).toList());
  }

  private long left() throws SQLException {
    return count("outbox");
  }

  private long count(String table) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var row = connection.createStatement().executeQuery("select count(*) from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Takes what it is told, or does not. */
  private static final class Listener implements Outward {
    final AtomicBoolean away = new AtomicBoolean();
    final Set<String> held = ConcurrentHashMap.newKeySet();
    final Set<String> refused = ConcurrentHashMap.newKeySet();
    final Set<String> tried = ConcurrentHashMap.newKeySet();
    final Set<String> triedCalls = ConcurrentHashMap.newKeySet();
    private final Map<String, List<JsonNode>> taken = new LinkedHashMap<>();

    @Override
    public synchronized Answer tell(String call, String event) {
      JsonNode node = read(event);
      tried.add(text(node));
      triedCalls.add(call);
      assertThat(node.path("subject").asText()).isEqualTo(call);
      if (away.get() || held.contains(call)) {
        return Answer.LATER;
      }
      if (refused.contains(node.path("data").path("text").asText())) {
        return Answer.NEVER;
      }
      taken.computeIfAbsent(call, c -> new ArrayList<>()).add(node);
      return Answer.TAKEN;
    }

    synchronized List<String> texts(String call) {
      return taken.getOrDefault(call, List.of()).stream().map(Listener::text).toList();
    }

    synchronized List<List<String>> textsOfCalls() {
      return taken.keySet().stream().map(this::texts).toList();
    }

    synchronized List<String> withoutRepeats(String call) {
      long last = 0;
      List<String> texts = new ArrayList<>();
      for (JsonNode event : taken.get(call)) {
        if (event.path("id").asLong() > last) {
          last = event.path("id").asLong();
          texts.add(text(event));
        }
      }
      return texts;
    }

    private static String text(JsonNode event) {
      return event.path("data").path("text").asText();
    }

    private static JsonNode read(String event) {
      try {
        return JSON.readTree(event);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {}
  }
}
