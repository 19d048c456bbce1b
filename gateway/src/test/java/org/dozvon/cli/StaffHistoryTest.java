package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.QueueHistory;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Figures;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.WaitingCaller;
import org.dozvon.staffing.DayRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaffHistoryTest {
  private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");

  @TempDir private Path folder;

  private static Counts answered(ZonedDateTime at, int callers) {
    Counts counts = Counts.NONE;
    WaitingCaller caller =
        new WaitingCaller(
            "support", "1", "", at.toInstant(), 0, Optional.empty(), Facts.unknown(at.toInstant()));
    for (int i = 0; i < callers; i++) {
      counts =
          counts.plus(
              Counts.of(
                  new Outcome.Wait(
                      at.toInstant(), "support", caller, Outcome.Wait.End.ANSWERED, "PJSIP/1"),
                  ServiceTarget.DEFAULT));
      counts =
          counts.plus(
              Counts.of(
                  new Outcome.Talk(
                      at.toInstant(),
                      "support",
                      "1",
                      "PJSIP/1",
                      Duration.ofSeconds(160),
                      Duration.ofSeconds(20)),
                  ServiceTarget.DEFAULT));
    }
    return counts;
  }

  private static Figures quarter(ZonedDateTime at, int callers) {
    Interval interval = new Interval(at.toInstant(), at.plusMinutes(15).toInstant());
    return new Figures(
        "support", interval, ServiceTarget.DEFAULT, answered(at, callers), Duration.ZERO);
  }

  /** 100 calls between 10:00 and 10:30 on each of the last days. */
  private static List<Figures> days(int days) {
    List<Figures> quarters = new ArrayList<>();
    for (int back = 1; back <= days; back++) {
      ZonedDateTime ten = LocalDate.now(MOSCOW).minusDays(back).atTime(10, 0).atZone(MOSCOW);
      quarters.add(quarter(ten, 60));
      quarters.add(quarter(ten.plusMinutes(15), 40));
    }
    return quarters;
  }

  @Test
  void quartersBecomeHalfHoursByTheClockOfTheHotline() {
    DayRecord day = StaffHistory.days(days(1), MOSCOW).getFirst();

    assertThat(day.calls()).isEqualTo(100);
    assertThat(day.halfHours().get(20)).isEqualTo(new DayRecord.HalfHour(100, 100, 18_000));
    assertThat(StaffHistory.days(days(1), ZoneId.of("UTC")).getFirst().halfHours().get(14).calls())
        .isEqualTo(100);
  }

  @Test
  void weekIsPlannedFromTheDatabase() throws Exception {
    try (Database database = Database.open(DatabaseSettings.DEFAULTS.in(folder.resolve("db")));
        QueueHistory history = new QueueHistory(database.dataSource())) {
      days(21).forEach(history::keep);
    }
    Path config = ToolRun.config(folder);
    java.nio.file.Files.writeString(
        config,
        java.nio.file.Files.readString(config)
            + "database: {folder: "
            + folder.resolve("db")
            + "}\nhttp: {listen: \"127.0.0.1:1\"}\n");

    ToolRun run =
        ToolRun.of("staff", "--history", "--zone", "Europe/Moscow", "--config", config.toString());
    ToolRun csv =
        ToolRun.of(
            "staff",
            "--history",
            "--csv",
            "--shrinkage",
            "30%",
            "--zone",
            "Europe/Moscow",
            "--config",
            config.toString());

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("support: 21 days with calls\n")
        .containsPattern("10:00 +14 +14 +14 +14 +14 +14 +14\\n")
        .doesNotContain("09:30");
    assertThat(csv.out())
        .contains("support,Mon,10:00,100.00,180.0,14,20,same-weekday,3")
        .contains("support,Sun,03:00,0.00,180.0,0,0,same-weekday,3");
    ToolRun none =
        ToolRun.of("staff", "--history", "--queue", "vip", "--config", config.toString());
    assertThat(none.code()).isEqualTo(3);
    assertThat(none.out()).contains("no calls of queue vip");
  }

  @Test
  void oneOfCallsAndHistoryIsNeeded() {
    assertThat(ToolRun.of("staff").code()).isEqualTo(2);
    assertThat(ToolRun.of("staff", "--history", "--calls", "1/1m").code()).isEqualTo(2);
    assertThat(ToolRun.of("staff", "--history", "--weeks", "0").code()).isEqualTo(2);
  }
}
