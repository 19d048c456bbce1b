package org.dozvon.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitPredictionTest {
  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final Duration TALK = Duration.ofMinutes(3);

  @Test
  void theFormulaGivesThePublishedValue() {
    assertThat(QueueLength.expected(10, 183, 180)).isCloseTo(10.82, within(0.005));
  }

  @Test
  void byLengthWithTheMeasuredTalkAndThePeopleWhoWork() {
    QueueLength estimator = new QueueLength("support", true, TALK);
    QueueView full = view(10, 183, MemberState.BUSY);
    assertThat(remaining(estimator, full, 10, Duration.ZERO)).isCloseTo(10.82, within(0.005));
    for (int i = 0; i < 500; i++) {
      estimator.ended(talk("support", "p" + i % 183, Duration.ofMinutes(6)));
    }
    assertThat(remaining(estimator, full, 10, Duration.ZERO)).isCloseTo(21.64, within(0.01));
    assertThat(remaining(estimator, view(10, 92, MemberState.BUSY), 10, Duration.ZERO))
        .isCloseTo(43.04, within(0.05));
  }

  @Test
  void whoMeetsFreePeopleDoesNotWait() {
    QueueView free = view(2, 5, MemberState.FREE);
    assertThat(remaining(new QueueLength("support", true, TALK), free, 2, Duration.ZERO)).isZero();
    assertThat(remaining(new HeadOfLine(), free, 2, Duration.ZERO)).isZero();
  }

  @Test
  void whoWorksForTwoQueuesCountsAsMuchAsTheyWorkForEach() {
    QueueLength estimator = new QueueLength("support", true, TALK);
    for (int i = 0; i < 40; i++) {
      estimator.ended(talk(i % 2 == 0 ? "support" : "complaints", "p" + i / 2 % 10, TALK));
    }
    assertThat(remaining(estimator, view(4, 10, MemberState.BUSY), 4, Duration.ZERO))
        .isCloseTo(5 * 180 / 5.0, within(0.01));
    assertThat(
            remaining(
                new QueueLength("support", false, TALK),
                view(4, 10, MemberState.BUSY),
                4,
                Duration.ZERO))
        .isCloseTo(5 * 180 / 10.0, within(0.01));
  }

  @Test
  void byDelayOfTheHeadAndOfTheLastServed() {
    // the first of ten joined 100 s ago, the next 90 s ago, ...
    QueueView view = view(10, 5, MemberState.BUSY);
    HeadOfLine head = new HeadOfLine();
    assertThat(remaining(head, view, 10, Duration.ZERO)).isEqualTo(100);
    assertThat(remaining(head, view, 4, Duration.ofSeconds(60))).isEqualTo(40);
    LastServed last = new LastServed("support");
    last.ended(answered("support", "a", 70));
    last.ended(answered("complaints", "b", 500));
    assertThat(remaining(last, view, 4, Duration.ofSeconds(60))).isEqualTo(10);
  }

  @Test
  void theRivalIsAsteriskArithmetic() {
    AsteriskHold hold = new AsteriskHold("support");
    QueueView view = view(3, 5, MemberState.BUSY);
    hold.ended(answered("support", "a", 10));
    assertThat(remaining(hold, view, 0, Duration.ZERO)).isEqualTo(10);
    hold.ended(answered("support", "b", 33)); // (30 + 33) >> 2
    assertThat(remaining(hold, view, 0, Duration.ZERO)).isEqualTo(15);
  }

  @Test
  void theBetterOneIsChosenAndASmallLeadChangesNothing() {
    EstimatorChoice choice = new EstimatorChoice(List.of("one", "two"));
    IntStream.range(0, 100).forEach(i -> choice.learn(new double[] {20, 19}, 0));
    assertThat(choice.word()).isEqualTo("one");
    IntStream.range(0, EstimatorChoice.LATELY).forEach(i -> choice.learn(new double[] {20, 10}, 0));
    assertThat(choice.word()).isEqualTo("two");
    assertThat(choice.error(1)).isEqualTo(10);
    IntStream.range(0, EstimatorChoice.LATELY)
        .forEach(i -> choice.learn(new double[] {9.5, 10}, 0));
    assertThat(choice.word()).isEqualTo("two");
  }

  @Test
  void whatWasSaidIsHeldAgainstWhatCame() {
    List<WaitPredictor.Tested> tested = new ArrayList<>();
    WaitPredictor predictor = new WaitPredictor(queue -> TALK, tested::add);
    QueueView view = view(3, 10, MemberState.BUSY);
    predictor.look(List.of(view), NOW);
    assertThat(predictor.callers().get("c0")).isCloseTo(18 + 3, within(0.01));
    assertThat(predictor.newcomers().get("support")).isCloseTo(72 + 3, within(0.01));
    predictor.ended(
        new Outcome.Wait(
            NOW.plusSeconds(30), "support", view.waiting().get(0), Outcome.Wait.End.ANSWERED, "p"));
    predictor.ended(
        new Outcome.Wait(
            NOW.plusSeconds(30), "support", view.waiting().get(1), Outcome.Wait.End.ABANDONED, ""));
    assertThat(tested).hasSize(1);
    assertThat(tested.getFirst().actual()).isEqualTo(30);
    assertThat(tested.getFirst().predicted()).containsEntry("app_queue", 0.0);
    WaitErrors errors = new WaitErrors();
    tested.forEach(errors::add);
    assertThat(errors.rows().getFirst().mean()).isCloseTo(9, within(0.01));
    assertThat(errors.rows().getLast().bias()).isCloseTo(-30, within(0.01));
  }

  @Test
  void aWaitThatGoesAsWasToldIsToldThoughWholeMinutesEndASecondLate() {
    ToldWait first = ToldWait.NOTHING.next(170, NOW).orElseThrow();
    ToldWait second = first.next(109, NOW.plusSeconds(61)).orElseThrow();
    assertThat(second).isEqualTo(new ToldWait(Optional.of(2), first.by()));
  }

  @Test
  void whatIsAnnouncedNeverGrows() {
    ToldWait first = ToldWait.NOTHING.next(250, NOW).orElseThrow();
    assertThat(first.minutes()).hasValue(5);
    // after two minutes they expect three more
    Instant later = NOW.plusSeconds(120);
    assertThat(first.next(200, later)).isEmpty();
    ToldWait second = first.next(170, later).orElseThrow();
    assertThat(second.minutes()).hasValue(3);
    assertThat(second.next(400, later.plusSeconds(10))).isEmpty();
    ToldWait last = second.next(30, later.plusSeconds(60)).orElseThrow();
    assertThat(last.minutes()).hasValue(0);
    assertThat(last.next(31, later.plusSeconds(90))).isEmpty();
    assertThat(last.next(90, later.plusSeconds(61))).isEmpty();
    assertThat(ToldWait.NOTHING.next(7000, NOW)).isEmpty();
  }

  private static double remaining(
      WaitEstimator estimator, QueueView view, int ahead, Duration waited) {
    estimator.look(view, NOW);
    return estimator.remaining(ahead, waited);
  }

  private static QueueView view(int waiting, int people, MemberState state) {
    List<WaitingCaller> line =
        IntStream.range(0, waiting)
            .mapToObj(i -> caller("c" + i, NOW.minusSeconds(10L * (waiting - i))))
            .toList();
    List<Member> members =
        IntStream.range(0, people)
            .mapToObj(
                i ->
                    new Member(
                        "support", "p" + i, "p" + i, 0, false, "", state, NOW, Optional.empty(), 0))
            .toList();
    return new QueueView("support", line, members, 0);
  }

  private static WaitingCaller caller(String id, Instant joined) {
    return new WaitingCaller("support", id, "", joined, 0, Optional.empty(), Facts.unknown(joined));
  }

  private static Outcome.Wait answered(String queue, String id, long waited) {
    return new Outcome.Wait(
        NOW, queue, caller(id, NOW.minusSeconds(waited)), Outcome.Wait.End.ANSWERED, "p");
  }

  private static Outcome.Talk talk(String queue, String phone, Duration talked) {
    return new Outcome.Talk(NOW, queue, "x", phone, talked, Duration.ZERO);
  }
}
