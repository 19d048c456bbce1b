package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.operator.CallNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes and earlier calls, in a real database. */
class CallNoteTableTest {
  private static final Instant AT = Instant.parse("2026-11-28T10:00:00Z");
  private static final CallId CALL = new CallId("c1");

  @TempDir private Path folder;

  private static CallNotes.Note note(String login, int second, String text) {
    return new CallNotes.Note(CALL, login, AT.plusSeconds(second), text);
  }

  @Test
  void ofEachPersonThereIsOneNote() throws Exception {
    try (Database database = Database.open(DatabaseSettings.DEFAULTS.in(folder))) {
      CallNoteTable table = new CallNoteTable(database.dataSource());
      table.write(note("anna", 0, "wants flo"));
      table.write(note("boris", 1, "'; drop table call_note; --"));
      table.write(note("anna", 2, "wants flowers \uD83C\uDF37"));
      assertThat(table.of(CALL))
          .containsExactly(
              note("anna", 2, "wants flowers \uD83C\uDF37"),
              note("boris", 1, "'; drop table call_note; --"));
      table.write(note("anna", 3, " "));
      assertThat(table.of(CALL)).extracting(CallNotes.Note::login).containsExactly("boris");
      assertThat(table.of(new CallId("c2"))).isEmpty();
    }
  }

  @Test
  void earlierCallsAreThoseOfTheNumberTheLatestFirst() throws Exception {
    try (Database database = Database.open(DatabaseSettings.DEFAULTS.in(folder))) {
      try (Connection connection = database.dataSource().getConnection()) {
        for (int i = 0; i < 4; i++) {
          String number = i == 1 ? "+7999" : "+7916";
          JournalTables.store(connection, call("c" + i, number, i), Optional.empty(), "");
        }
        JournalTables.store(connection, call("withheld", "", 9), Optional.empty(), "");
      }
      CallNoteTable table = new CallNoteTable(database.dataSource());
      List<CallContext> calls = table.of("+7916", 2);
      assertThat(calls).extracting(call -> call.id().value()).containsExactly("c3", "c2");
      assertThat(calls.getFirst().phones()).containsExactly("PJSIP/101");
      assertThat(table.of("", 9)).as("of a withheld number").isEmpty();
    }
  }

  private static CallContext call(String id, String number, int minute) {
    Instant at = AT.plusSeconds(60L * minute);
    CallId call = new CallId(id);
    Caller caller = new Caller(number, "", "200");
    return CallContext.of(
            new CallEvent.Started(call, at, caller, "grocery", Locale.ENGLISH, "1." + minute))
        .with(
            new CallEvent.PersonAnswered(
                call, at, "support", "Anna", "PJSIP/101", java.time.Duration.ZERO));
  }
}
