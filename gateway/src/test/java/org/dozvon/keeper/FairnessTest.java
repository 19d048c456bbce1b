package org.dozvon.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dozvon.queue.Facts;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.PriorityReason.Kind;
import org.dozvon.queue.WaitingCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who goes before whom, and that nobody is left behind. */
class FairnessTest {
  private static final Priorities RULES = Priorities.DEFAULT;

  @Test
  void aGentleCallerGoesBeforeThoseWhoCameLittleEarlier() {
    Hall hall = Hall.of();
    hall.join("support", "long ago");
    hall.now = hall.now.plusSeconds(200);
    hall.join("support", "a");
    hall.now = hall.now.plusSeconds(50);
    hall.join("support", "b");
    hall.now = hall.now.plusSeconds(1);
    hall.gentle("support", "gentle");
    hall.decide();
    assertThat(hall.order("support")).containsExactly("long ago", "gentle", "a", "b");
    assertThat(hall.steps.getLast().reason())
        .isEqualTo(
            "12 points [gentle 12], as if joined 2 min earlier: before 2 callers who came first");
  }

  @Test
  void thoseWhoHaveNothingAheadAreNotTouched() {
    Hall hall = Hall.of();
    hall.gentle("support", "first");
    hall.seconds(5);
    hall.join("support", "second");
    hall.seconds(300);
    hall.join("support", "third");
    hall.seconds(5);
    assertThat(hall.steps).isEmpty();
  }

  @Test
  void equalCallersKeepTheirOrder() {
    Hall hall = Hall.of();
    hall.join("support", "usual");
    for (String name : List.of("g1", "g2", "g3")) {
      hall.seconds(3);
      hall.gentle("support", name);
    }
    hall.decide();
    assertThat(hall.order("support")).containsExactly("g1", "g2", "g3", "usual");
    hall.seconds(100);
    assertThat(hall.steps).hasSize(3);
  }

  @Test
  void allReasonsTogetherCountNoMoreThanTheCap() {
    Hall hall = Hall.of();
    hall.join("support", "earlier");
    hall.now = hall.now.plus(RULES.longestHeadStart()).plusSeconds(1);
    List<PriorityReason> every = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      every.add(new PriorityReason(kind, "why"));
    }
    hall.join("support", "everything", hall.facts(true, every.toArray(PriorityReason[]::new)), 0);
    hall.decide();
    assertThat(hall.order("support")).containsExactly("earlier", "everything");
    Claim claim = Claim.of(hall.waiting("support").get(1).facts(), hall.now, RULES);
    assertThat(claim.points()).isEqualTo(RULES.atMost());
    assertThat(claim.parts()).contains("gentle 12 (why)", "together at most 24");
  }

  @Test
  void theWaitInAnotherQueueCounts() {
    Hall hall = Hall.of();
    hall.join("support", "there");
    hall.now = hall.now.plusSeconds(30);
    Facts waited =
        new Facts(
            Optional.empty(),
            "",
            Hall.START.minusSeconds(60),
            Hall.START.minusSeconds(60),
            false,
            "",
            "",
            List.of());
    hall.join("support", "moved here", waited, 0);
    hall.decide();
    assertThat(hall.order("support")).containsExactly("moved here", "there");
  }

  @Test
  void whoeverIsKeptFreeIsReachedPastThoseWhoCameLongAgo() {
    Hall hall = new Hall(Hall.read("{support: {reserve: 1, ladder: []}}"));
    hall.member("support", "other", 0, MemberState.BUSY);
    hall.member("support", "kept", 0, MemberState.FREE);
    hall.decide();
    hall.join("support", "a");
    hall.now = hall.now.plusSeconds(1000);
    hall.gentle("support", "g1");
    hall.gentle("support", "g2");
    hall.decide();
    assertThat(hall.order("support")).as("one person, one caller").containsExactly("g1", "a", "g2");
    assertThat(hall.steps.getLast().reason())
        .isEqualTo("somebody is kept free for gentle callers: before 1 caller who came first");
    hall.serve("support");
    hall.member("support", "kept", 900, MemberState.BUSY);
    hall.seconds(5);
    assertThat(hall.order("support")).containsExactly("a", "g2");
  }

  @Test
  void nobodyIsPassedForTheReserveWhileSomebodyElseIsFree() {
    Hall hall = new Hall(Hall.read("{support: {reserve: 1, ladder: []}}"));
    hall.member("support", "one", 0, MemberState.FREE);
    hall.member("support", "two", 0, MemberState.FREE);
    hall.decide();
    hall.join("support", "a");
    hall.now = hall.now.plusSeconds(1000);
    hall.gentle("support", "g1");
    hall.decide();
    assertThat(hall.order("support")).containsExactly("a", "g1");
  }

  @Test
  void whomAPersonHasMovedStaysThere() {
    Hall hall = Hall.of();
    hall.join("support", "a");
    hall.now = hall.now.plusSeconds(5);
    hall.gentle("support", "gentle");
    hall.decide();
    hall.prioritise("support", "gentle", 0);
    hall.seconds(1);
    assertThat(hall.order("support")).as("in flight, perhaps").containsExactly("a", "gentle");
    hall.prioritise("support", "gentle", 77);
    hall.seconds(1);
    hall.prioritise("support", "gentle", 0);
    hall.seconds(100);
    assertThat(hall.order("support")).containsExactly("a", "gentle");
    assertThat(hall.notes).hasSize(1);
    assertThat(hall.notes.getFirst().text()).contains("changed to 77 by somebody else");
  }

  @Test
  void aPriorityThatHadNoEffectIsTriedAgain() {
    Hall hall = Hall.of();
    hall.join("support", "a");
    hall.now = hall.now.plusSeconds(5);
    hall.gentle("support", "gentle");
    hall.obeys = false;
    hall.seconds(3);
    assertThat(hall.steps).hasSize(1);
    hall.obeys = true;
    hall.seconds(5);
    assertThat(hall.order("support")).containsExactly("gentle", "a");
  }

  @Test
  void aPriorityThatCannotBeChangedIsTriedThreeTimes() {
    Hall hall = Hall.of();
    hall.join("support", "a");
    hall.now = hall.now.plusSeconds(5);
    hall.gentle("support", "gentle");
    hall.obeys = false;
    hall.seconds(100);
    assertThat(hall.steps).hasSize(3);
    assertThat(hall.notes).hasSize(1);
  }

  @Test
  void noMoreIsDoneInAMinuteThanMayBe() {
    Hall hall = Hall.of();
    for (int i = 0; i < 400; i++) {
      hall.now = hall.now.plusMillis(100);
      hall.join("support", "a" + i);
      hall.now = hall.now.plusMillis(100);
      hall.gentle("support", "g" + i);
    }
    hall.seconds(20);
    assertThat(hall.steps).hasSize(QueueRules.DEFAULT.mostPerMinute());
    hall.seconds(600);
    List<String> order = hall.order("support");
    assertThat(order.subList(0, 400)).allMatch(name -> name.startsWith("g"));
  }

  /**
   * A rush: more come than are served, half of them with reasons. Nobody is ever overtaken by
   * somebody who joined later than the cap allows, the queue always stands in the order of the
   * claims, and the floor shows it as Asterisk has it.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nobodyStarvesInARush(long seed) {
    Random random = new Random(seed);
    Hall hall = Hall.of(Rung.DEFAULT_LADDER.getFirst());
    Map<String, List<Instant>> overtakenBy = new HashMap<>();
    List<WaitingCaller> served = new ArrayList<>();
    for (int second = 0; second < 3600; second++) {
      if (random.nextInt(100) < 40) {
        hall.join("support", "c" + second, facts(hall, random), 0);
        hall.predict("c" + second, random.nextInt(120));
      }
      hall.seconds(1);
      assertStandsByClaims(hall);
      if (second % 3 == 0 && !hall.waiting("support").isEmpty()) {
        WaitingCaller next = hall.serve("support");
        served.add(next);
        hall.waiting("support").stream()
            .filter(left -> left.joined().isBefore(next.joined()))
            .forEach(
                left ->
                    overtakenBy
                        .computeIfAbsent(left.caller(), c -> new ArrayList<>())
                        .add(next.joined()));
        for (WaitingCaller left : hall.waiting("support")) {
          assertThat(Duration.between(left.joined(), next.joined()))
              .as("%s waits, %s is served", left.caller(), next.caller())
              .isLessThanOrEqualTo(RULES.longestHeadStart());
        }
      }
    }
    assertThat(served).hasSizeGreaterThan(1000);
    // At most so many came within the head start.
    overtakenBy.values().forEach(by -> assertThat(by.size()).isLessThan(240));
    assertThat(hall.notes).isEmpty();
  }

  private static void assertStandsByClaims(Hall hall) {
    List<WaitingCaller> line = hall.waiting("support");
    List<WaitingCaller> byFloor =
        line.stream()
            .sorted(
                Comparator.comparingInt(WaitingCaller::priority)
                    .reversed()
                    .thenComparing(WaitingCaller::joined))
            .toList();
    assertThat(byFloor).isEqualTo(line);
    List<Instant> counted =
        line.stream()
            .map(
                c ->
                    Claim.of(c, hall.state.callers().get(c.caller()), RULES)
                        .countsFrom(c, 0, RULES))
            .toList();
    assertThat(counted).isSorted();
  }

  private static Facts facts(Hall hall, Random random) {
    List<PriorityReason> reasons = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (random.nextInt(10) == 0) {
        reasons.add(new PriorityReason(kind, ""));
      }
    }
    return hall.facts(random.nextInt(5) == 0, reasons.toArray(PriorityReason[]::new));
  }
}
