package org.dozvon.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dozvon.queue.Outcome.Wait.End;
import org.dozvon.testing.Draw;
import org.dozvon.testing.Outcomes;
import org.junit.jupiter.api.Test;

/** Asterisk's queue_log, read and compared with ours. */
class QueueLogTest {
  /** What an Asterisk 22 wrote: withdrawn, answered, no answer, left empty, transferred. */
  private static final String REAL =
      """
      1795849132|NONE|NONE|NONE|QUEUESTART|
      1795849133|NONE|NONE|agent1|PAUSEALL|
      1795849133|1795849133.0|support|NONE|ENTERQUEUE||79161234567|1
      1795849135|1795849133.0|support|NONE|WITHDRAW|1|1|2|cb
      1795849139|1795849138.1|support|NONE|ENTERQUEUE||79161234567|1
      1795849140|1795849138.1|support|agent1|CONNECT|1|1795849139.2|1
      1795849142|1795849138.1|support|agent1|COMPLETEAGENT|1|2|1
      1795849154|1795849154.7|leaves|NONE|ENTERQUEUE||79161234567|1
      1795849174|1795849154.7|leaves|agent6|RINGNOANSWER|20000
      1795849174|1795849154.7|leaves|NONE|EXITEMPTY|1|1|20
      1795849183|1795849182.9|support|NONE|ENTERQUEUE||79161234567|1
      1795849184|1795849182.9|support|agent2|CONNECT|1|1795849183.10|1
      1795849185|1795849182.9|support|agent2|BLINDTRANSFER|complaints|dozvon-queue|1|1|1
      1795849185|1795849182.9|complaints|NONE|ENTERQUEUE||79161234567|1
      1795849186|1795849182.9|complaints|agent3|CONNECT|1|1795849185.11|1
      1795849189|1795849182.9|complaints|agent3|COMPLETEAGENT|1|3|1
      1795849192|caller-B|support|NONE|ENTERQUEUE||B|2
      1795849193|caller-B|support|agent2|RINGCANCELED|8559
      1795849200|caller-B|support|NONE|EXITWITHKEY|1|2|2|8
      1795849203|caller-C|support|NONE|ENTERQUEUE||B|1
      1795849206|caller-C|support|NONE|ABANDON|1|1|3
      1795849207|caller-D|support|NONE|ENTERQUEUE||D|1
      """;

  private static QueueLog.Contents read(String text) {
    QueueLog log = new QueueLog();
    int number = 0;
    for (String line : text.lines().toList()) {
      log.line("queue_log", ++number, line);
    }
    return log.contents();
  }

  private static QueueLogAudit.Report compare(String log, List<Outcome> here) {
    return QueueLogAudit.compare(
        read(log), here, queue -> ServiceTarget.DEFAULT, ZoneOffset.UTC, Optional.empty());
  }

  @Test
  void aRealLogIsRead() {
    QueueLog.Contents log = read(REAL);
    assertThat(log.problems()).isEmpty();
    assertThat(log.waits())
        .extracting(QueueLog.Wait::end)
        .containsExactly(
            End.MOVED,
            End.ANSWERED,
            End.MOVED,
            End.ANSWERED,
            End.ANSWERED,
            End.MOVED,
            End.ABANDONED);
    assertThat(log.waits().get(5).waited()).isEqualTo(Duration.ofSeconds(8));
    assertThat(log.talks())
        .extracting(QueueLog.Talk::talked)
        .containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(3));
    assertThat(log.standing()).containsOnlyKeys(new QueueLog.Place("caller-D", "support"));
    assertThat(log.first()).hasValue(Instant.ofEpochSecond(1795849132));
  }

  @Test
  void brokenLinesAreNamedAndTheRestIsRead() {
    QueueLog.Contents log =
        read(
            """
            49140|1795849138.1|support|agent1|CON
            1795849140|a|support|agent1|CONNECT|one|1795849139.2|1
            soon|a|support|agent1|CONNECT|1|1795849139.2|1
            1795849141|a|support|agent1|CONNECT|1|1795849139.2|1
            garbage \u0000
            1795849142|a|support|agent1|ABANDON|1
            1795849143|a|support|agent1|COMPLETECALLER|1|2|
            1795849144|a|support|NONE|SOMETHINGNEW|1|2|
            1795849145|NONE|NONE|NONE|CONFIGRELOAD|
            """);
    assertThat(log.problems())
        .extracting(p -> p.line() + ": " + p.why())
        .containsExactly(
            "2: the wait is \"one\" (expected: seconds)",
            "3: the time is \"soon\" (expected: seconds)",
            "5: expected: time|uniqueid|queue|agent|event|data",
            "6: ABANDON with 1 values (expected: 3)");
    assertThat(log.waits()).hasSize(1);
    assertThat(log.talks()).hasSize(1);
  }

  @Test
  void whoStoodInAQueueWhenAsteriskWasStartedAnewIsGone() {
    QueueLog.Contents log =
        read(
            """
            1795849100|a|support|NONE|ENTERQUEUE||1|1
            1795849130|NONE|NONE|NONE|QUEUESTART|
            """);
    assertThat(log.waits()).extracting(QueueLog.Wait::end).containsExactly(End.UNSEEN);
    assertThat(log.standing()).isEmpty();
  }

  /** Written as a keeper moved a caller to another queue. */
  @Test
  void whoAbandonsAndStandsInAQueueAgainWasMoved() {
    QueueLog.Contents log =
        read(
            """
            1795854492|1795854492.5|support|NONE|ENTERQUEUE||7003|2
            1795854492|1795854492.5|support|NONE|ABANDON|2|2|0
            1795854492|1795854492.5|complaints|NONE|ENTERQUEUE||7003|1
            1795854493|1795854492.5|complaints|agent3|CONNECT|1|1795854492.6|1
            """);
    assertThat(log.waits()).extracting(QueueLog.Wait::end).containsExactly(End.MOVED, End.ANSWERED);
  }

  @Test
  void anAttendedTransferEndsTheTalk() {
    QueueLog.Contents log =
        read("1795849189|a|support|agent3|ATTENDEDTRANSFER|BRIDGE|0f-1|4|31|1\n");
    assertThat(log.talks())
        .extracting(QueueLog.Talk::talked)
        .containsExactly(Duration.ofSeconds(31));
  }

  /** Random days told in both ways, the log in whole seconds: they agree, and a change shows. */
  @Test
  void theSameDayToldTwiceAgreesAndAnyChangeShows() {
    Draw.each(
        100,
        draw -> {
          List<Outcome> here = new ArrayList<>();
          StringBuilder log = new StringBuilder("1795849000|NONE|NONE|NONE|QUEUESTART|\n");
          Instant at = Instant.ofEpochSecond(1795849000);
          int callers = draw.between(1, 40);
          for (int i = 0; i < callers; i++) {
            at = at.plusMillis(draw.between(40_000, 90_000));
            tell(draw, "c" + i, at, here, log);
          }
          assertThat(compare(log.toString(), here).differences()).isEmpty();
          for (QueueLogAudit.Row row : compare(log.toString(), here).rows()) {
            assertThat(Math.abs(row.log().inTarget() - row.here().inTarget()))
                .isLessThanOrEqualTo(row.rounded());
            assertThat(row.log().answered()).isEqualTo(row.here().answered());
          }
          List<Outcome> changed = new ArrayList<>(here);
          changed.remove(draw.between(0, changed.size() - 1));
          assertThat(compare(log.toString(), changed).differences()).hasSize(1);
        });
  }

  private static void tell(
      Draw draw, String caller, Instant end, List<Outcome> here, StringBuilder log) {
    End how = draw.oneOf(End.ANSWERED, End.ANSWERED, End.ABANDONED, End.MOVED);
    Outcome.Wait wait =
        Outcomes.wait("support", caller, end, draw.between(0, 39_000) / 1000.0, how);
    here.add(wait);
    long joined = wait.caller().joined().getEpochSecond();
    long waited = end.getEpochSecond() - joined;
    log.append(joined + "|" + caller + "|support|NONE|ENTERQUEUE||1|1\n");
    log.append(end.getEpochSecond() + "|" + caller + "|support|");
    switch (how) {
      case ANSWERED -> {
        int talked = draw.between(1, 30);
        log.append("a1|CONNECT|" + waited + "|x|1\n");
        log.append((end.getEpochSecond() + talked) + "|" + caller + "|support|a1|COMPLETEAGENT|");
        log.append(waited + "|" + talked + "|1\n");
        here.add(Outcomes.talk("support", caller, end.plusSeconds(talked), talked));
      }
      case ABANDONED -> log.append("NONE|ABANDON|1|1|" + waited + "\n");
      default -> log.append("NONE|EXITWITHTIMEOUT|1|1|" + waited + "\n");
    }
  }

  @Test
  void anotherEndOrAnotherTimeIsToldWithTheId() {
    Instant end = Instant.ofEpochSecond(1795849206);
    Outcome moved = Outcomes.wait("support", "caller-C", end, 3, End.MOVED);
    String abandoned =
        """
        1795849203|caller-C|support|NONE|ENTERQUEUE||B|1
        1795849206|caller-C|support|NONE|ABANDON|1|1|3
        1795849300|NONE|NONE|NONE|CONFIGRELOAD|
        """;
    assertThat(compare(abandoned, List.of(moved)).differences())
        .extracting(d -> d.caller() + " " + d.what())
        .containsExactly("caller-C queue_log: ABANDON, here: MOVED");
    Outcome longer = Outcomes.wait("support", "caller-C", end, 9, End.ABANDONED);
    assertThat(compare(abandoned, List.of(longer)).differences())
        .extracting(QueueLogAudit.Difference::what)
        .containsExactly("queue_log: ABANDON after 3 s, here: ABANDONED after 9 s");
    Outcome extra = Outcomes.wait("support", "other", end, 9, End.ABANDONED);
    assertThat(
            compare(
                    abandoned,
                    List.of(extra, new Outcome.Gap(end.plusSeconds(5), "", end.minusSeconds(5))))
                .differences())
        .extracting(d -> d.caller() + ": " + d.what())
        .containsExactlyInAnyOrder(
            "caller-C: queue_log: ABANDON after 3 s, here: nothing (in a gap: nothing was known)",
            "other: queue_log: nothing, here: ABANDONED after 9 s (in a gap: nothing was known)");
  }

  @Test
  void whoStillWaitsAtTheEndOfTheLogIsNoDifference() {
    Outcome later =
        Outcomes.wait("support", "caller-D", Instant.ofEpochSecond(1795849208), 1, End.ABANDONED);
    assertThat(
            compare("1795849207|caller-D|support|NONE|ENTERQUEUE||D|1\n", List.of(later))
                .differences())
        .isEmpty();
  }

  @Test
  void aCallerWhoWasInAQueueTwiceIsPairedByTheNearerEnd() {
    Instant first = Instant.ofEpochSecond(1795849110);
    Instant second = Instant.ofEpochSecond(1795849210);
    String log =
        """
        1795849100|c|support|NONE|ENTERQUEUE||B|1
        1795849110|c|support|NONE|EXITWITHTIMEOUT|1|1|10
        1795849200|c|support|NONE|ENTERQUEUE||B|1
        1795849210|c|support|a1|CONNECT|10|x|1
        """;
    List<Outcome> here =
        List.of(
            Outcomes.wait("support", "c", second, 10, End.ANSWERED),
            Outcomes.wait("support", "c", first, 10, End.MOVED));
    assertThat(compare(log, here).differences()).isEmpty();
    assertThat(compare(log, here.subList(0, 1)).differences())
        .extracting(QueueLogAudit.Difference::what)
        .containsExactly("queue_log: EXITWITHTIMEOUT after 10 s, here: nothing");
  }

  @Test
  void daysAreApart() {
    String log =
        """
        1795823990|a|support|NONE|ENTERQUEUE||B|1
        1795823999|a|support|NONE|ABANDON|1|1|9
        1795824001|b|support|NONE|ENTERQUEUE||B|1
        1795824010|b|support|NONE|ABANDON|1|1|9
        """;
    assertThat(Instant.ofEpochSecond(1795824000)).isEqualTo(Instant.parse("2026-11-28T00:00:00Z"));
    QueueLogAudit.Report report =
        QueueLogAudit.compare(
            read(log),
            List.of(),
            queue -> ServiceTarget.DEFAULT,
            ZoneOffset.UTC,
            Optional.of(LocalDate.parse("2026-11-28")));
    assertThat(report.rows()).hasSize(1);
    assertThat(report.rows().getFirst().log().abandoned()).isEqualTo(1);
    assertThat(report.differences())
        .extracting(QueueLogAudit.Difference::caller)
        .containsExactly("b");
  }
}
