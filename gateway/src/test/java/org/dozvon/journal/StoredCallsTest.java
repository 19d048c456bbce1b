package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.operator.CallNotes;
import org.dozvon.operator.CallOutcome;
import org.dozvon.operator.CallQuery;
import org.dozvon.operator.CallRow;
import org.dozvon.operator.KeptCall;
import org.dozvon.operator.StoreException;
import org.dozvon.testing.Databases;
import org.dozvon.testing.SampleCalls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class StoredCallsTest {
  private static final Instant AT = Instant.parse("2026-11-25T09:00:00Z");
  private static final Instant FROM = AT.minus(Duration.ofDays(1));
  private static final Instant TO = AT.plus(Duration.ofDays(1));
  private static final InstantSource LATER = InstantSource.fixed(TO);

  @Parameter Databases kind;
  @TempDir Path folder;
  private Database database;
  private StoredCalls calls;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(kind.fresh(folder.resolve("data")));
    new CallIndex(database.dataSource(), LATER).catchUp();
    calls = new StoredCalls(database.dataSource());
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void findsByBeginningsOfWhatWasSaid() throws Exception {
    keep(said("a", "+79001112233", "Где мой заказ, ёлки-палки?", "en"), Optional.of(AT));
    keep(said("b", "+79001112234", "where is my ORDER", "en"), Optional.of(AT));
    assertThat(found(words("ЗАКАЗ", CallQuery.Speaker.CALLER))).containsExactly("a");
    assertThat(found(words("елки", CallQuery.Speaker.CALLER))).containsExactly("a");
    assertThat(found(words("ord whe", CallQuery.Speaker.CALLER))).containsExactly("b");
    assertThat(found(words("rder", CallQuery.Speaker.CALLER))).isEmpty();
    assertThat(found(words("help", CallQuery.Speaker.CALLER))).isEmpty();
    assertThat(found(words("help", CallQuery.Speaker.BOT))).containsExactly("b", "a");
    assertThat(found(words("help order", CallQuery.Speaker.ANYBODY))).containsExactly("b");
    assertThat(found(words("100% ' or 1=1 -- :*", CallQuery.Speaker.CALLER))).isEmpty();
  }

  @Test
  void findsByNumberWholeOrItsEnd() throws Exception {
    keep(said("a", "+79001112233", "hello", "en"), Optional.of(AT));
    keep(said("b", "89001112299", "hello", "en"), Optional.of(AT));
    assertThat(found(number("+79001112233"))).containsExactly("a");
    assertThat(found(number("7 (900) 111-22-33"))).containsExactly("a");
    assertThat(found(number("2299"))).containsExactly("b");
    assertThat(found(number("%"))).containsExactly("b", "a");
  }

  @Test
  void tellsWhatBecameOfACall() throws Exception {
    CallContext running = said("r", "1", "hello", "en");
    keep(running, Optional.empty());
    assertThat(row("r").outcome()).isEqualTo(CallOutcome.RUNNING);
    CallId id = running.id();
    CallContext sent =
        running.with(new CallEvent.HandedOver(id, AT.plusSeconds(9), "support", "order", "asked"));
    keep(sent, Optional.empty());
    assertThat(row("r").outcome()).isEqualTo(CallOutcome.ON_THE_WAY);
    CallContext left = sent.with(ended(id, 40, Ending.Result.ABANDONED));
    keep(left, Optional.of(AT.plusSeconds(40)));
    assertThat(row("r").outcome()).isEqualTo(CallOutcome.LEFT_QUEUE);
    assertThat(row("r").waited()).contains(Duration.ofSeconds(31));
    keep(sent.with(SampleCalls.answered(id, AT, "Anna")), Optional.empty());
    assertThat(row("r").outcome()).isEqualTo(CallOutcome.PERSON);
    assertThat(row("r").agent()).isEqualTo("Anna");
  }

  @Test
  void whatPeopleWroteAboutACallIsThere() throws Exception {
    keep(said("a", "+79001112233", "hello", "en"), Optional.of(AT));
    keep(said("b", "+79001112233", "hello", "en"), Optional.of(AT));
    CallNoteTable notes = new CallNoteTable(database.dataSource());
    CallId call = new CallId("a");
    notes.write(new CallNotes.Note(call, "vera", AT.plusSeconds(9), "called her back"));
    notes.write(new CallNotes.Note(call, "anna", AT, "wants a card\nand a bag"));
    assertThat(calls.find(call).orElseThrow().notes())
        .extracting(CallNotes.Note::login, CallNotes.Note::at)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("vera", AT.plusSeconds(9)),
            org.assertj.core.groups.Tuple.tuple("anna", AT));
    Map<String, String> exported = new HashMap<>();
    assertThat(
            calls.each(
                CallQuery.all(FROM, TO, 10), (row, text) -> exported.put(row.call().value(), text)))
        .isEqualTo(2);
    assertThat(exported)
        .containsEntry("a", "anna: wants a card\nand a bag\nvera: called her back")
        .containsEntry("b", "");
    calls.each(words("hello", CallQuery.Speaker.CALLER), (row, text) -> exported.remove("b"));
    assertThat(exported).doesNotContainKey("b");
  }

  @Test
  void whatIsToldAfterTheEndLeavesTheEnd() throws Exception {
    CallContext call = said("w", "1", "hello", "en");
    CallContext over = call.with(ended(call.id(), 30, Ending.Result.SERVED));
    keep(over, Optional.of(AT.plusSeconds(30)));
    keep(
        over.with(new CallEvent.WrappedUp(over.id(), TO, "PJSIP/101", "refund", "solved")),
        Optional.empty());
    assertThat(row("w").took()).contains(Duration.ofSeconds(30));
    assertThat(row("w").topic()).isEqualTo("refund");
    assertThat(row("w").result()).isEqualTo("solved");
  }

  @Test
  void anAgentFindsOnlyCallsThatTheirPhoneTook() throws Exception {
    keep(said("mine", "1", "hello", "en"), Optional.of(AT));
    keep(said("other", "1", "hello", "en"), Optional.of(AT));
    new AgentTables(database.dataSource())
        .answered("PJSIP/101", "1", Optional.of(new CallId("mine")), "support", AT);
    CallQuery all = CallQuery.all(FROM, TO, 10);
    assertThat(found(all.of(Optional.of("PJSIP/101")))).containsExactly("mine");
    assertThat(calls.find(new CallId("mine")).orElseThrow().phones()).containsExactly("PJSIP/101");
    assertThat(calls.find(new CallId("other")).orElseThrow().phones()).isEmpty();
  }

  @Test
  void callsOfOneNumberAreNeighbours() throws Exception {
    List<CallId> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      CallContext call =
          SampleCalls.context(List.of(started("n" + i, "+7900", AT.plusSeconds(i * 60L), "en")));
      keep(call, Optional.of(AT.plusSeconds(i * 60L + 30)));
      ids.add(call.id());
    }
    KeptCall middle = calls.find(ids.get(1)).orElseThrow();
    assertThat(middle.before()).contains(ids.get(0));
    assertThat(middle.after()).contains(ids.get(2));
    assertThat(calls.find(ids.get(0)).orElseThrow().before()).isEmpty();
  }

  @Test
  void answersToTheSurveyAreCounted() throws Exception {
    for (int score = 1; score <= 5; score++) {
      CallContext call = said("s" + score, "1", "hello", "en");
      keep(scored(call, score, "5"), Optional.of(AT));
    }
    keep(scored(said("t", "1", "hello", "en"), 10, "10"), Optional.of(AT));
    keep(scored(said("u", "1", "hello", "en"), 77, "5"), Optional.of(AT));
    assertThat(calls.satisfaction(CallQuery.all(FROM, TO, 10)).csat()).hasValue(40);
    assertThat(calls.satisfaction(CallQuery.all(FROM, TO, 10)).nps()).hasValue(100);
    assertThat(row("s2").survey()).contains(new CallRow.Survey(2, 5, "too slow"));
    assertThat(row("u").survey()).isEmpty();
  }

  @Test
  void callsOfBeforeTheJournalAreMadeSearchable() throws Exception {
    for (int i = 0; i < 450; i++) {
      keep(SampleCalls.context(new SampleCalls(i).call(i, AT.plusSeconds(i))), Optional.of(TO));
    }
    try (Connection connection = database.dataSource().getConnection();
        PreparedStatement delete = connection.prepareStatement("delete from journal_call")) {
      delete.executeUpdate();
    }
    assertThat(new CallIndex(database.dataSource(), LATER).catchUp()).isEqualTo(450);
    assertThat(calls.search(CallQuery.all(FROM, TO, 1000))).hasSize(450);
    assertThat(new CallIndex(database.dataSource(), LATER).catchUp()).isZero();
  }

  @Test
  void searchesAHundredThousandCalls() throws Exception {
    int many = Integer.getInteger("dozvon.calls", 3_000);
    SampleCalls made = new SampleCalls(5);
    long began = System.nanoTime();
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < many; i++) {
        Instant at = AT.minus(Duration.ofMillis(i * 2468L));
        CallContext call = SampleCalls.context(made.call(i, at));
        CallRowTable.store(connection, call, Optional.of(at.plusSeconds(90)));
        if (i % 1000 == 0) {
          connection.commit();
        }
      }
      connection.commit();
    }
    if (kind == Databases.POSTGRESQL) {
      // As PostgreSQL does by itself within a minute.
      try (Connection connection = database.dataSource().getConnection();
          PreparedStatement analyze = connection.prepareStatement("analyze journal_call")) {
        analyze.execute();
      }
    }
    Instant from = AT.minus(Duration.ofDays(10));
    System.out.printf("%s: %d calls stored in %d ms%n", kind, many, millis(began));
    time("the newest 51", CallQuery.all(from, TO, 51));
    time("a word of every sixth call", words("заказ", CallQuery.Speaker.CALLER, from));
    time("three words", words("где мой заказ", CallQuery.Speaker.CALLER, from));
    time("a word nobody said", words("synchrophasotron", CallQuery.Speaker.CALLER, from));
    time("a word nobody said, either", words("synchrophasotron", CallQuery.Speaker.ANYBODY, from));
    time("a whole number", number("+79001012345", from));
    time("the end of a number", number("2345", from));
    time("page 200", CallQuery.all(from, TO, 51).rows(199 * 50, 51));
    began = System.nanoTime();
    calls.satisfaction(CallQuery.all(from, TO, 1));
    System.out.printf("%s: satisfaction: %d ms%n", kind, millis(began));
    began = System.nanoTime();
    long rows = calls.each(CallQuery.all(from, TO, 100_000), (row, notes) -> {});
    System.out.printf("%s: export of %d: %d ms%n", kind, rows, millis(began));
    began = System.nanoTime();
    calls.choices(from);
    System.out.printf("%s: choices: %d ms%n", kind, millis(began));
    assertThat(rows).isEqualTo(many);
  }

  private void time(String what, CallQuery query) throws StoreException {
    long began = System.nanoTime();
    int found = calls.search(query).size();
    System.out.printf("%s: %s: %d found in %d ms%n", kind, what, found, millis(began));
  }

  private static long millis(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }

  private void keep(CallContext context, Optional<Instant> endedAt) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      JournalTables.store(connection, context, endedAt, "");
    }
  }

  private List<String> found(CallQuery query) throws StoreException {
    return calls.search(query).stream().map(row -> row.call().value()).toList();
  }

  private CallRow row(String id) throws StoreException {
    return calls.find(new CallId(id)).orElseThrow().row();
  }

  private static CallContext scored(CallContext call, int score, String scale) {
    return call.with(new CallEvent.ValueCollected(call.id(), AT, CallRow.SCORE, "" + score))
        .with(new CallEvent.ValueCollected(call.id(), AT, CallRow.SCALE, scale))
        .with(new CallEvent.ValueCollected(call.id(), AT, CallRow.REMARK, "too slow"));
  }

  private static CallContext said(String id, String number, String words, String language) {
    CallEvent.Started started = started(id, number, AT, language);
    return SampleCalls.context(
        List.of(
            started,
            new CallEvent.BotSaid(started.call(), AT, "How can I help?"),
            new CallEvent.CallerSaid(started.call(), AT, words, 0.9, "")));
  }

  private static CallEvent.Started started(String id, String number, Instant at, String language) {
    return new CallEvent.Started(
        new CallId(id),
        at,
        new Caller(number, "Somebody", "600"),
        "grocery",
        Locale.forLanguageTag(language),
        "17.1");
  }

  private static CallEvent ended(CallId id, int seconds, Ending.Result result) {
    return new CallEvent.Ended(
        id, AT.plusSeconds(seconds), new Ending(result, Ending.Party.CALLER, "so"));
  }

  private static CallQuery words(String words, CallQuery.Speaker by) {
    return words(words, by, FROM);
  }

  private static CallQuery words(String words, CallQuery.Speaker by, Instant from) {
    return query(from, "", words, by);
  }

  private static CallQuery number(String number) {
    return number(number, FROM);
  }

  private static CallQuery number(String number, Instant from) {
    return query(from, number, "", CallQuery.Speaker.CALLER);
  }

  private static CallQuery query(Instant from, String number, String words, CallQuery.Speaker by) {
    return new CallQuery(
        from,
        TO,
        number,
        words,
        by,
        "",
        "",
        Optional.empty(),
        "",
        "",
        "",
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        51);
  }
}
