package org.dozvon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dozvon.queue.QueueEvent;
import org.junit.jupiter.api.Test;

/** Who is served by whom, as apps/app_queue.c has it; the same is tried with a real Asterisk. */
class OrderTest {
  private static final Ringing AT_ONCE = (caller, phone, nth) -> 500;

  @Test
  void inTurnsAndOnFromTheLastOne() {
    List<String> answers = answers(Map.of(), AT_ONCE, at(0, 0), at(3, 0), at(6, 0), at(9, 0));
    assertThat(answers).containsExactly("c0 a", "c1 b", "c2 c", "c3 a");
  }

  @Test
  void aLowerPenaltyIsRungFirst() {
    List<String> answers = answers(Map.of("a", 1), AT_ONCE, at(0, 0), at(3, 0), at(6, 0));
    assertThat(answers).containsExactly("c0 b", "c1 c", "c2 b");
  }

  @Test
  void whoeverIsFreeWhenThoseOfLowerPenaltyAreNot() {
    List<String> answers = answers(Map.of("a", 1), AT_ONCE, at(0, 0), at(0.2, 0), at(0.4, 0));
    assertThat(answers).containsExactly("c0 b", "c1 c", "c2 a");
  }

  @Test
  void ofThoseWhoWaitTheHigherPriorityGoesFirstAndThenTheEarlier() {
    List<String> answers =
        answers(
            Map.of(),
            AT_ONCE,
            at(0, 0),
            at(1.3, 0),
            at(2.6, 0),
            at(2.7, 0),
            at(2.8, 5),
            at(2.9, 0),
            at(3.1, 5));
    assertThat(answers.subList(3, 7))
        .extracting(a -> a.substring(0, 2))
        .containsExactly("c4", "c6", "c3", "c5");
  }

  @Test
  void amongThoseWhoseTurnItIsTheOneWhoLooksFirstIsServedFirst() {
    // all three are free again at second 4; c3 looks at 4.3, c4 with priority at 4.5
    List<String> answers =
        answers(Map.of(), AT_ONCE, at(0, 0), at(0.1, 0), at(0.2, 0), at(0.3, 0), at(0.5, 5));
    assertThat(answers.subList(3, 5)).containsExactly("c3 a", "c4 b");
  }

  @Test
  void whoDoesNotPickUpHoldsTheCallerForTheRingTimeAndTheRest() {
    Ringing neverA = (caller, phone, nth) -> phone.equals("a") ? -1 : 500;
    List<QueueEvent> events = play(Map.of(), neverA, at(0, 0));
    QueueEvent answered =
        events.stream().filter(e -> e instanceof QueueEvent.Answered).findFirst().orElseThrow();
    // 20 s of ringing at a, 1 s of rest, half a second at b
    assertThat(Duration.between(Days.START, answered.at())).isEqualTo(Duration.ofMillis(21_500));
  }

  @Test
  void wrapUpIsCountedInWholeSeconds() {
    List<QueueEvent> events =
        ScriptedQueue.play(
            Days.START,
            QueueSettings.shipped("support", 0),
            Map.of("a", 0),
            List.of(arrival(0, 0.7, 0), arrival(1, 0.9, 0)),
            AT_ONCE);
    List<QueueEvent> offers = events.stream().filter(e -> e instanceof QueueEvent.Offered).toList();
    // the talk ends at 3.2 s; 2 s from second 3 is 5; the waiting caller looks at 5.9
    assertThat(Duration.between(Days.START, offers.get(1).at())).isEqualTo(Duration.ofMillis(5900));
  }

  private static double[] at(double seconds, int priority) {
    return new double[] {seconds, priority};
  }

  private static ScriptedQueue.Arrival arrival(int number, double seconds, int priority) {
    return new ScriptedQueue.Arrival(
        "c" + number, Math.round(seconds * 1000), priority, 2000, 1_000_000);
  }

  private static List<String> answers(
      Map<String, Integer> penalties, Ringing ringing, double[]... callers) {
    return play(penalties, ringing, callers).stream()
        .filter(e -> e instanceof QueueEvent.Answered)
        .map(e -> (QueueEvent.Answered) e)
        .map(e -> e.caller() + " " + e.phone())
        .toList();
  }

  private static List<QueueEvent> play(
      Map<String, Integer> penalties, Ringing ringing, double[]... callers) {
    Map<String, Integer> members = new LinkedHashMap<>();
    List.of("a", "b", "c").forEach(phone -> members.put(phone, penalties.getOrDefault(phone, 0)));
    List<ScriptedQueue.Arrival> arrivals = new ArrayList<>();
    for (double[] caller : callers) {
      arrivals.add(arrival(arrivals.size(), caller[0], (int) caller[1]));
    }
    return ScriptedQueue.play(
        Days.START, QueueSettings.shipped("support", 0), members, arrivals, ringing);
  }
}
