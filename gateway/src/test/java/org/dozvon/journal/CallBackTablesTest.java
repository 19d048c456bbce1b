package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.call.CallId;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackState;
import org.dozvon.callback.Place;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class CallBackTablesTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00.123Z");
  @Parameter Databases kind;
  @TempDir private Path folder;

  private static CallBack fresh(String id, String number) {
    return new CallBack(
        id,
        "grocery",
        "support",
        number,
        Locale.of("ru"),
        Optional.of(new CallId("c1")),
        T,
        new Place(T.minusSeconds(9), T.minusSeconds(12), 5),
        0,
        new CallBackState.Booked(T));
  }

  @Test
  void bookedOnceAndReadBackAfterARestart() throws Exception {
    DatabaseSettings settings = kind.fresh(folder);
    CallBack ringing = fresh("a", "+79161234567").in(new CallBackState.Dialling(2, T));
    try (Database database = Database.open(settings)) {
      CallBackTables tables = new CallBackTables(database.dataSource());
      assertThat(tables.add(fresh("a", "+79161234567"))).isTrue();
      assertThat(tables.add(fresh("b", "+79161234567"))).isFalse();
      assertThat(tables.add(fresh("c", "495123"))).isTrue();
      tables.update(ringing);
      tables.update(fresh("c", "495123").in(new CallBackState.Cancelled(T, "called again")));
    }
    try (Database database = Database.open(settings)) {
      CallBackTables tables = new CallBackTables(database.dataSource());
      assertThat(tables.open()).containsExactly(ringing);
      assertThat(tables.add(fresh("d", "495123"))).as("the one before is over").isTrue();
    }
  }
}
