package org.dozvon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rules;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Outcome;
import org.dozvon.testing.Outcomes;
import org.junit.jupiter.api.Test;

/** A day that was, played again. */
class ReplayTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-27T00:00:00Z");
  private static final Rules RULES =
      new Rules(Rules.Mode.ACT, Map.of("support", QueueRules.DEFAULT));

  /** From ten to noon, a caller every 20 s, each answered at once, each talk three minutes. */
  private static List<Outcome> day(int phones, double waited) {
    List<Outcome> day = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 360; i++) {
      Instant joined = MIDNIGHT.plus(Duration.ofHours(10)).plusSeconds(20L * i);
      Instant end = joined.plusMillis((long) (waited * 1000));
      day.add(Outcomes.wait("support", "s" + i, end, waited, Outcome.Wait.End.ANSWERED));
      day.add(
          new Outcome.Talk(
              end.plusSeconds(180),
              "support",
              "s" + i,
              "PJSIP/" + (100 + (i < phones ? i : random.nextInt(phones))),
              Duration.ofSeconds(180),
              Duration.ofSeconds(5)));
    }
    return day;
  }

  @Test
  void theSameRulesMakeTheSameDay() {
    Replay replay = Replay.of(day(12, 4), MIDNIGHT, List.of("support"));
    assertThat(replay.callers()).isEqualTo(360);
    assertThat(replay.people()).isEqualTo(12);
    Counts one = replay.play(RULES, RULES).day("support");
    Counts two = replay.play(RULES, RULES).day("support");
    assertThat(one).isEqualTo(two);
    assertThat(one.answered() + one.abandoned()).isEqualTo(360);
  }

  @Test
  void theMeasuredDayIsCountedByTheGivenTarget() {
    Replay replay = Replay.of(day(12, 30), MIDNIGHT, List.of("support"));
    ReplayReport strict = replay.measured(RULES);
    assertThat(strict.level("support", strict.day("support"))).hasValue(0);
    assertThat(strict.half("support", 20).answered()).isBetween(85, 90);
    assertThat(strict.half("support", 19).answered()).isZero();
  }

  @Test
  void fewerPeopleAnswerLater() {
    ReplayReport many = Replay.of(day(14, 4), MIDNIGHT, List.of("support")).play(RULES, RULES);
    ReplayReport few = Replay.of(day(8, 4), MIDNIGHT, List.of("support")).play(RULES, RULES);
    assertThat(level(few)).isLessThan(level(many) - 0.3);
    assertThat(many.speed(many.day("support")).orElseThrow())
        .isLessThan(few.speed(few.day("support")).orElseThrow());
  }

  private static double level(ReplayReport report) {
    return report.level("support", report.day("support")).orElseThrow();
  }

  @Test
  void whoGaveUpGivesUpAfterTheSameWaitWhenNobodyAnswers() {
    List<Outcome> day = new ArrayList<>(day(1, 4).subList(0, 2));
    Instant ten = MIDNIGHT.plus(Duration.ofHours(10));
    day.add(Outcomes.wait("support", "x", ten.plusSeconds(100), 95, Outcome.Wait.End.ABANDONED));
    ReplayReport report = Replay.of(day, MIDNIGHT, List.of("support")).play(RULES, RULES);
    assertThat(report.day("support").abandoned()).isEqualTo(1);
  }

  @Test
  void aDayWithoutCallersIsEmpty() {
    Replay nothing = Replay.of(List.of(), MIDNIGHT, List.of("support"));
    assertThat(nothing.callers()).isZero();
    assertThat(nothing.play(RULES, RULES).day("support").answered()).isZero();
    Replay other = Replay.of(day(3, 1), MIDNIGHT, List.of("orders"));
    assertThat(other.callers()).isZero();
  }
}
