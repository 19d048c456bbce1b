package org.dozvon.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dozvon.queue.Interval.Length;
import org.dozvon.queue.Outcome.Wait.End;
import org.dozvon.testing.Draw;
import org.junit.jupiter.api.Test;

/** What ends on the floor, counted by interval. */
class TallyTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private final Tally tally = new Tally(queue -> ServiceTarget.DEFAULT);

  private static Instant at(double seconds) {
    return T.plusMillis((long) (seconds * 1000));
  }

  static Outcome.Wait wait(
      String queue, String caller, Instant end, double sinceAsked, double sinceAnswer, End how) {
    Instant asked = end.minusMillis((long) (sinceAsked * 1000));
    Instant answered = end.minusMillis((long) (sinceAnswer * 1000));
    Facts facts = new Facts(Optional.empty(), "", answered, asked, false, "", "", List.of());
    return wait(queue, caller, end, asked, facts, how);
  }

  private static Outcome.Wait wait(
      String queue, String caller, Instant end, Instant joined, Facts facts, End how) {
    WaitingCaller who =
        new WaitingCaller(queue, caller, "PJSIP/" + caller, joined, 0, Optional.empty(), facts);
    return new Outcome.Wait(end, queue, who, how, how == End.ANSWERED ? "PJSIP/101" : "");
  }

  private static Outcome.Wait gentle(String caller, Instant end, double sinceAnswer, End how) {
    Instant answered = end.minusMillis((long) (sinceAnswer * 1000));
    Facts facts = new Facts(Optional.empty(), "", answered, answered, true, "", "", List.of());
    return wait("support", caller, end, answered, facts, how);
  }

  private static Interval hour() {
    return Interval.of(Length.HOUR, T, BERLIN);
  }

  private Counts counts() {
    return tally.of("support", hour()).counts();
  }

  @Test
  void theTwoClocksAreCountedApart() {
    tally.add(wait("support", "1", at(60), 10, 55, End.ANSWERED));
    tally.add(wait("support", "2", at(70), 20, 20, End.ANSWERED));
    tally.add(wait("support", "3", at(80), 4, 40, End.ABANDONED));

    Figures figures = tally.of("support", hour());
    assertThat(figures.level(ServiceLevelFormula.DEFAULT, WaitClock.SINCE_ASKED)).hasValue(1);
    assertThat(figures.level(ServiceLevelFormula.DEFAULT, WaitClock.SINCE_ANSWER).orElseThrow())
        .as("who hung up 40 s after the answer did wait")
        .isCloseTo(1 / 3.0, within(1e-9));
    assertThat(counts().sinceAsked().shortAbandons()).isEqualTo(1);
    assertThat(counts().sinceAnswer().shortAbandons()).isZero();
    assertThat(counts().speedOfAnswer(WaitClock.SINCE_ASKED)).hasValue(Duration.ofSeconds(15));
    assertThat(counts().speedOfAnswer(WaitClock.SINCE_ANSWER))
        .as("over the answered only")
        .hasValue(Duration.ofMillis(37_500));
    assertThat(counts().sinceAnswer().longest()).isEqualTo(Duration.ofSeconds(55));
  }

  @Test
  void anOverflowedCallerIsNoAbandonAndKeepsTheClocks() {
    Floor floor = new Floor();
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.addAll(floor.apply(new QueueEvent.Joined(at(0), "support", "1", "PJSIP/1", 0)));
    outcomes.addAll(
        floor.apply(new QueueEvent.Moved(at(30), "support", "1", QueueEvent.Moved.Why.OVERFLOW)));
    outcomes.addAll(floor.apply(new QueueEvent.Joined(at(30), "reserve", "1", "PJSIP/1", 0)));
    outcomes.addAll(floor.apply(new QueueEvent.Answered(at(40), "reserve", "1", "PJSIP/201")));
    outcomes.forEach(tally::add);

    assertThat(counts().moved()).isEqualTo(1);
    assertThat(counts().abandoned()).isZero();
    Counts reserve = tally.of("reserve", hour()).counts();
    assertThat(reserve.speedOfAnswer(WaitClock.SINCE_ASKED)).hasValue(Duration.ofSeconds(40));
    assertThat(reserve.sinceAsked().answeredInTarget()).isZero();
  }

  @Test
  void whoseEndNobodySawIsNoAbandon() {
    tally.add(wait("support", "1", at(60), 10, 10, End.UNSEEN));
    assertThat(counts().unseen()).isEqualTo(1);
    assertThat(counts().abandoned()).isZero();
    assertThat(
            tally.of("support", hour()).level(ServiceLevelFormula.DEFAULT, WaitClock.SINCE_ASKED))
        .isEmpty();
  }

  @Test
  void aLateOutcomeGoesToItsOwnInterval() {
    tally.add(wait("support", "1", at(3700), 1, 1, End.ANSWERED));
    tally.add(wait("support", "2", at(3599), 1, 1, End.ANSWERED));
    tally.add(wait("support", "3", at(-1), 1, 1, End.ANSWERED));
    assertThat(counts().answered()).isEqualTo(1);
    tally.add(wait("support", "4", T.minus(Duration.ofHours(60)), 1, 1, End.ANSWERED));
    assertThat(tally.tooLate()).isEqualTo(1);
  }

  @Test
  void gapsMakeTheIntervalsTheyTouchIncomplete() {
    tally.add(wait("support", "1", at(60), 1, 1, End.ANSWERED));
    tally.add(new Outcome.Gap(at(920), "", at(880)));
    tally.add(new Outcome.Gap(at(910), "support", at(870)));
    List<Interval> quarters = hour().split(Length.QUARTER, BERLIN);
    assertThat(tally.of("support", quarters.get(0)).blind()).isEqualTo(Duration.ofSeconds(30));
    assertThat(tally.of("support", quarters.get(1)).blind()).isEqualTo(Duration.ofSeconds(20));
    assertThat(tally.of("support", quarters.get(2)).isComplete()).isTrue();
    assertThat(tally.of("other", quarters.get(0)).blind()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void aGapThatStillLastsCounts() {
    tally.look(at(100), List.of(), Optional.of(at(40)));
    assertThat(tally.of("support", hour()).blind()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void occupancyIsTheBusyShareOfThePresentTime() {
    Member busy = member("PJSIP/101", MemberState.BUSY, false);
    Member free = member("PJSIP/102", MemberState.FREE, false);
    Member writing = member("PJSIP/103", MemberState.WRAP_UP, false);
    Member paused = member("PJSIP/104", MemberState.BUSY, true);
    Member away = member("PJSIP/105", MemberState.UNAVAILABLE, false);
    QueueView view =
        new QueueView("support", List.of(), List.of(busy, free, writing, paused, away), 1);
    for (int second = 0; second <= 30; second++) {
      tally.look(at(second), List.of(view), Optional.empty());
    }
    assertThat(counts().staffed()).isEqualTo(Duration.ofSeconds(90));
    assertThat(counts().occupancy().orElseThrow()).isCloseTo(2 / 3.0, within(1e-9));
    tally.look(at(40), List.of(view), Optional.of(at(31)));
    tally.look(at(1000), List.of(view), Optional.empty());
    assertThat(counts().staffed())
        .as("what nobody looked at is not counted")
        .isEqualTo(Duration.ofSeconds(90));
  }

  private static Member member(String phone, MemberState state, boolean paused) {
    return new Member("support", phone, phone, 0, paused, "", state, T, Optional.empty(), 0);
  }

  @Test
  void gentleCallersAndTheirTimeFromTheAnswerToAPerson() {
    for (int i = 1; i <= 20; i++) {
      tally.add(gentle("g" + i, at(100 + i), i, End.ANSWERED));
    }
    tally.add(wait("support", "s", at(200), 1, 300, End.ANSWERED));
    tally.add(gentle("lost", at(201), 90, End.ABANDONED));
    assertThat(counts().gentleAnswered()).isEqualTo(20);
    assertThat(counts().gentleAbandoned()).isEqualTo(1);
    assertThat(counts().gentle().percentile(0.5)).hasValue(Duration.ofSeconds(10));
    assertThat(counts().gentle().percentile(0.95)).hasValue(Duration.ofSeconds(19));
    assertThat(counts().gentle().atMost(Duration.ofSeconds(15))).isEqualTo(15);
  }

  @Test
  void talksRingsAndTheBotsCalls() {
    Duration talked = Duration.ofSeconds(150);
    tally.add(new Outcome.Talk(at(1), "support", "1", "PJSIP/101", talked, Duration.ofSeconds(10)));
    tally.add(
        new Outcome.Talk(
            at(2), "support", "2", "PJSIP/101", talked.multipliedBy(2), Duration.ZERO));
    tally.add(new Outcome.Unanswered(at(3), "support", "3", "PJSIP/102", Duration.ofSeconds(15)));
    tally.add(new Outcome.BotTook(at(4), "support", "4"));
    tally.add(new Outcome.BotTook(at(5), "support", "5"));
    tally.add(new Outcome.BotServed(at(6), "support", "5"));
    assertThat(counts().averageTalk()).hasValue(Duration.ofSeconds(225));
    assertThat(counts().averageWrapUp()).hasValue(Duration.ofSeconds(5));
    assertThat(counts().rangOut()).isEqualTo(1);
    assertThat(counts().keptByBot()).hasValue(0.5);
    assertThat(counts().withoutCallers().talks()).isZero();
    assertThat(counts().withoutCallers().botTook()).isEqualTo(2);
  }

  @Test
  void theRollingWindowForgetsByTheMinute() {
    tally.add(wait("support", "old", at(30), 1, 1, End.ANSWERED));
    tally.add(wait("support", "new", at(1000), 60, 60, End.ANSWERED));
    Duration time = Duration.ofMinutes(15);
    Figures window = tally.rolling("support", time, at(1000.5));
    assertThat(window.counts().answered()).isEqualTo(1);
    assertThat(window.level(ServiceLevelFormula.DEFAULT, WaitClock.SINCE_ASKED)).hasValue(0);
    assertThat(tally.rolling("support", Duration.ofMinutes(30), at(1000.5)).counts().answered())
        .isEqualTo(2);
  }

  @Test
  void onlyWhatChangedIsToldToBeStored() {
    tally.add(wait("support", "1", at(30), 1, 1, End.ANSWERED));
    tally.add(wait("support", "2", at(40), 1, 1, End.ANSWERED));
    assertThat(tally.changed())
        .hasSize(1)
        .first()
        .extracting(f -> f.counts().answered())
        .isEqualTo(2);
    assertThat(tally.changed()).isEmpty();
  }

  @Test
  void memoryStaysBoundedThroughAYear() {
    for (int hour = 0; hour < 24 * 365; hour++) {
      Instant now = T.plus(Duration.ofHours(hour));
      tally.add(wait("support", "c" + hour, now, 1, 1, End.ANSWERED));
      tally.add(new Outcome.Gap(now, "", now.minusSeconds(1)));
      tally.look(now, List.of(), Optional.empty());
    }
    Interval ever = new Interval(Instant.EPOCH, T.plus(Duration.ofDays(400)));
    assertThat(tally.of("support", ever).counts().answered()).isBetween(50, 51);
    assertThat(tally.changed()).hasSizeLessThan(110);
  }

  /** Days of random outcomes: the counts of the quarters are those of the hour and of the day. */
  @Test
  void quartersAddUpToTheHourAndTheDayAndToWhatEndedInThem() {
    Draw.each(
        60,
        draw -> {
          Tally drawn = new Tally(queue -> ServiceTarget.DEFAULT);
          ZoneId zone = ZoneId.of(draw.oneOf("Europe/Berlin", "Asia/Kolkata", "UTC"));
          Instant some = T.plus(Duration.ofDays(draw.between(0, 364)));
          Interval day = Interval.of(Length.DAY, some, zone);
          long millis = Duration.between(day.from(), day.to()).toMillis();
          List<Outcome> outcomes =
              draw.list(
                  1, 120, () -> outcome(draw, day.from().plusMillis(draw.between(0L, millis - 1))));
          outcomes.forEach(drawn::add);
          for (Length length : Length.values()) {
            for (Interval part : day.split(length, zone)) {
              Counts direct =
                  outcomes.stream()
                      .filter(o -> part.holds(o.at()))
                      .map(o -> Counts.of(o, ServiceTarget.DEFAULT))
                      .reduce(Counts.NONE, Counts::plus);
              assertThat(drawn.of("support", part).counts()).isEqualTo(direct);
            }
            Counts sum =
                day.split(length, zone).stream()
                    .map(part -> drawn.of("support", part).counts())
                    .reduce(Counts.NONE, Counts::plus);
            assertThat(sum).isEqualTo(drawn.of("support", day).counts());
          }
        });
  }

  private static Outcome outcome(Draw draw, Instant at) {
    double asked = draw.between(0, 200_000) / 1000.0;
    double answer = asked + draw.between(0, 90_000) / 1000.0;
    Duration talked = Duration.ofMillis(draw.between(0, 400_000));
    return switch (draw.between(0, 4)) {
      case 0 -> new Outcome.Talk(at, "support", "c", "PJSIP/1", talked, Duration.ofSeconds(7));
      case 1 -> new Outcome.BotTook(at, "support", "c");
      case 2 -> gentle("c", at, answer, draw.oneOf(End.values()));
      default -> wait("support", "c", at, asked, answer, draw.oneOf(End.values()));
    };
  }
}
