package org.dozvon.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who does not pick up is paused, and whoever rang in vain for goes first. */
class AgentCareTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ANNA = "PJSIP/101";

  private static Member anna(String queue, boolean paused, String reason) {
    return new Member(
        queue, ANNA, "Anna", 0, paused, reason, MemberState.FREE, T, Optional.empty(), 0);
  }

  private static QueueEvent seen(Member member) {
    return new QueueEvent.MemberSeen(T, member);
  }

  private static Outcome missed(String caller) {
    return new Outcome.Unanswered(T, "support", caller, ANNA, Duration.ofSeconds(20));
  }

  private static Outcome talked(Instant at) {
    return new Outcome.Talk(at, "support", "9", ANNA, Duration.ofSeconds(60), Duration.ZERO);
  }

  private static AgentCare care(int rings, Duration wrapUp) {
    AgentCare care = new AgentCare(new AgentRules(rings, true, wrapUp));
    care.on(seen(anna("support", false, "")));
    return care;
  }

  private static List<AgentDeed> pauses(List<AgentDeed> deeds) {
    return deeds.stream().filter(deed -> !(deed instanceof AgentDeed.Excuse)).toList();
  }

  @Test
  void afterSoManyRingsInRowThePersonIsPausedAndTold() {
    AgentCare care = care(2, Duration.ZERO);

    assertThat(pauses(care.on(missed("1")))).isEmpty();
    assertThat(pauses(care.on(missed("2"))))
        .containsExactly(
            new AgentDeed.Pause(ANNA, "did not pick up"),
            new AgentDeed.Tell(
                ANNA, "support", "Anna did not pick up 2 times in a row and is paused"));
    assertThat(pauses(care.on(missed("3")))).as("counted anew").isEmpty();
  }

  @Test
  void theCallerHasReasonToGoFirst() {
    AgentCare care = care(0, Duration.ZERO);

    for (int i = 0; i < 10; i++) {
      assertThat(care.on(missed("1")))
          .as("0: nobody is paused")
          .containsExactly(
              new AgentDeed.Excuse(
                  ANNA,
                  "support",
                  "1",
                  new PriorityReason(PriorityReason.Kind.WAITED_BEFORE, "Anna did not pick up")));
    }
  }

  @Test
  void answeringOrBeingReadyStartsTheCountAnew() {
    AgentCare care = care(2, Duration.ZERO);
    care.on(missed("1"));
    care.on(talked(T));
    assertThat(pauses(care.on(missed("2")))).isEmpty();
    care.on(seen(anna("support", true, "lunch")));
    care.on(seen(anna("support", false, "")));
    assertThat(pauses(care.on(missed("3")))).isEmpty();
    assertThat(pauses(care.on(missed("4")))).hasSize(2);
  }

  @Test
  void writingUpEndsByItself() {
    AgentCare care = care(3, Duration.ofSeconds(30));

    assertThat(care.on(talked(T))).containsExactly(new AgentDeed.Pause(ANNA, "wrap-up"));
    care.on(seen(anna("support", true, "wrap-up")));
    assertThat(care.at(T.plusSeconds(29))).isEmpty();
    assertThat(care.at(T.plusSeconds(30))).containsExactly(new AgentDeed.Resume(ANNA));
    assertThat(care.at(T.plusSeconds(31))).isEmpty();
  }

  @Test
  void whoIsReadyBeforeOrPausedForLunchIsLeftAlone() {
    AgentCare ready = care(3, Duration.ofSeconds(30));
    ready.on(talked(T));
    ready.on(seen(anna("support", true, "wrap-up")));
    ready.on(seen(anna("support", false, "")));
    ready.on(seen(anna("support", true, "lunch")));
    assertThat(ready.at(T.plusSeconds(60))).isEmpty();

    AgentCare lunch = care(3, Duration.ofSeconds(30));
    lunch.on(seen(anna("support", true, "lunch")));
    assertThat(lunch.on(talked(T))).as("paused during the talk").isEmpty();
  }

  @Test
  void afterRestartSomebodyWritingUpIsNotForgotten() {
    AgentCare care = new AgentCare(new AgentRules(3, true, Duration.ofSeconds(30)));
    care.on(
        new QueueEvent.Everything(
            T, Set.of(), List.of(), List.of(anna("support", true, "wrap-up"))));

    assertThat(care.at(T.plusSeconds(30))).containsExactly(new AgentDeed.Resume(ANNA));
  }

  @Test
  void statesBeginOnceAndAreThoseOfAllQueuesTogether() {
    AgentStates states = new AgentStates();
    assertThat(kinds(states.on(seen(anna("support", false, "")))))
        .containsExactly(AgentState.Kind.READY);
    assertThat(kinds(states.on(seen(anna("complaints", false, "")))))
        .as("works for one more")
        .containsExactly(AgentState.Kind.READY);
    assertThat(states.on(seen(anna("support", true, "lunch")))).as("rung by the other").isEmpty();
    List<AgentState> paused = states.on(seen(anna("complaints", true, "lunch")));
    assertThat(kinds(paused)).containsExactly(AgentState.Kind.PAUSED);
    assertThat(paused.getFirst().reason()).isEqualTo("lunch");
    assertThat(states.on(seen(anna("complaints", true, "lunch")))).as("told again").isEmpty();
    assertThat(kinds(states.on(seen(anna("support", true, "logged out")))))
        .as("fewer queues")
        .containsExactly(AgentState.Kind.PAUSED);
    assertThat(kinds(states.on(new QueueEvent.MemberGone(T, "complaints", ANNA))))
        .containsExactly(AgentState.Kind.LOGGED_OUT);
    assertThat(states.of(ANNA).orElseThrow().name()).isEqualTo("Anna");
    assertThat(states.on(new QueueEvent.Everything(T, Set.of(), List.of(), List.of()))).isEmpty();
  }

  private static List<AgentState.Kind> kinds(List<AgentState> states) {
    return states.stream().map(AgentState::kind).toList();
  }
}
