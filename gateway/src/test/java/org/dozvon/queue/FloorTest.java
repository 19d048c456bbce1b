package org.dozvon.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who stands and works on the floor, and what ends there. */
class FloorTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private final Floor floor = new Floor();

  private static Instant at(double seconds) {
    return T.plusMillis((long) (seconds * 1000));
  }

  private static Member member(String phone, MemberState state, double since) {
    return new Member("support", phone, phone, 0, false, "", state, at(since), Optional.empty(), 0);
  }

  private List<Outcome> joined(String caller, double when) {
    return floor.apply(new QueueEvent.Joined(at(when), "support", caller, "PJSIP/" + caller, 0));
  }

  private QueueView support(double when) {
    return floor.view(at(when)).getFirst();
  }

  @Test
  void anAnsweredCallerWaitedFromBothClocks() {
    Facts facts = new Facts(Optional.empty(), "", at(-30), at(-2), true, "balance", "", List.of());
    floor.apply(new QueueEvent.Known(at(-2), "1", facts));
    joined("1", 0);

    Outcome.Wait wait =
        (Outcome.Wait)
            floor.apply(new QueueEvent.Answered(at(7), "support", "1", "PJSIP/101")).getFirst();

    assertThat(wait.end()).isEqualTo(Outcome.Wait.End.ANSWERED);
    assertThat(wait.waited()).isEqualTo(Duration.ofSeconds(7));
    assertThat(wait.sinceAsked()).isEqualTo(Duration.ofSeconds(9));
    assertThat(wait.sinceAnswer()).isEqualTo(Duration.ofSeconds(37));
    assertThat(support(8).waiting()).isEmpty();
    assertThat(support(8).talking()).isEqualTo(1);
  }

  @Test
  void nothingCountsTwice() {
    joined("1", 0);
    joined("1", 3);
    QueueEvent answered = new QueueEvent.Answered(at(5), "support", "1", "PJSIP/101");
    assertThat(floor.apply(answered)).hasSize(1);
    assertThat(floor.apply(answered)).isEmpty();
    assertThat(floor.apply(new QueueEvent.Abandoned(at(6), "support", "1"))).isEmpty();
    QueueEvent ended =
        new QueueEvent.TalkEnded(
            at(60), "support", "1", "PJSIP/101", Duration.ofSeconds(55), Duration.ZERO);
    assertThat(floor.apply(ended)).hasSize(1);
    assertThat(floor.apply(ended)).isEmpty();
  }

  @Test
  void higherPriorityStandsBeforeThoseWhoCameEarlier() {
    joined("early", 0);
    joined("late", 9);
    floor.apply(new QueueEvent.Prioritised(at(10), "support", "late", 5));
    assertThat(support(10).waiting())
        .extracting(WaitingCaller::caller)
        .containsExactly("late", "early");
  }

  @Test
  void aMemberWhoWritesUpIsNotFreeUntilItIsOver() {
    floor.apply(new QueueEvent.MemberSeen(at(0), member("PJSIP/101", MemberState.FREE, 0)));
    joined("1", 0);
    floor.apply(new QueueEvent.Offered(at(1), "support", "1", "PJSIP/101"));
    assertThat(support(1).members().getFirst().state()).isEqualTo(MemberState.RINGING);
    floor.apply(new QueueEvent.Answered(at(2), "support", "1", "PJSIP/101"));
    floor.apply(
        new QueueEvent.TalkEnded(
            at(12), "support", "1", "PJSIP/101", Duration.ofSeconds(10), Duration.ofSeconds(5)));
    floor.apply(new QueueEvent.MemberSeen(at(12.1), member("PJSIP/101", MemberState.FREE, 12.1)));

    assertThat(support(13).free()).isZero();
    assertThat(support(13).staffed()).isEqualTo(1);
    assertThat(support(17).free()).isEqualTo(1);
    assertThat(support(17).members().getFirst().since()).isEqualTo(at(17));
  }

  @Test
  void afterAGapThoseStillListedKeepTheirTimeAndTheOthersEndedUnseen() {
    joined("stays", 0);
    joined("goes", 1);
    floor.apply(new QueueEvent.LineLost(at(5)));
    assertThat(floor.blindSince()).contains(at(5));
    WaitingCaller listed =
        new WaitingCaller(
            "support", "stays", "PJSIP/stays", at(1), 0, Optional.empty(), Facts.unknown(at(1)));
    WaitingCaller missed =
        new WaitingCaller(
            "support", "new", "PJSIP/new", at(8), 0, Optional.empty(), Facts.unknown(at(8)));

    List<Outcome> outcomes =
        floor.apply(
            new QueueEvent.Everything(at(25), Set.of(), List.of(listed, missed), List.of()));

    assertThat(outcomes).hasSize(2);
    assertThat(outcomes.get(0)).isEqualTo(new Outcome.Gap(at(25), "", at(5)));
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Outcome.Wait.class,
            wait -> {
              assertThat(wait.caller().caller()).isEqualTo("goes");
              assertThat(wait.end()).isEqualTo(Outcome.Wait.End.UNSEEN);
            });
    assertThat(support(25).waiting())
        .extracting(WaitingCaller::caller, WaitingCaller::joined)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("stays", at(0)),
            org.assertj.core.groups.Tuple.tuple("new", at(8)));
  }

  @Test
  void aQueueWhereNobodyWorksOrWaitsIsShownAllTheSame() {
    floor.apply(new QueueEvent.Everything(at(1), Set.of("support"), List.of(), List.of()));
    assertThat(support(1).staffed()).isZero();
  }

  /** Asterisk tells the state of a phone a moment later than that it has answered. */
  @Test
  void aListThatStillHasThePhoneRingingDoesNotEndTheTalk() {
    joined("1", 0);
    joined("2", 0);
    floor.apply(new QueueEvent.Answered(at(1), "support", "1", "PJSIP/101"));
    floor.apply(new QueueEvent.Answered(at(59), "support", "2", "PJSIP/102"));
    floor.apply(
        new QueueEvent.Everything(
            at(60),
            Set.of(),
            List.of(),
            List.of(
                member("PJSIP/101", MemberState.FREE, 0),
                member("PJSIP/102", MemberState.RINGING, 58))));
    assertThat(support(60).talking()).isEqualTo(1);
    QueueEvent ended =
        new QueueEvent.TalkEnded(
            at(99), "support", "2", "PJSIP/102", Duration.ofSeconds(40), Duration.ZERO);
    assertThat(floor.apply(ended)).hasSize(1);
  }
}
