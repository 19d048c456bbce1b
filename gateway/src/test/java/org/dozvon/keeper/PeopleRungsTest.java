package org.dozvon.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.dozvon.queue.Facts;
import org.dozvon.queue.MemberState;
import org.junit.jupiter.api.Test;

/** The rungs that bring people, and those who are kept free. */
class PeopleRungsTest {
  @Test
  void theOwnPeopleOfALaterRowComeFirstThenHelpersOfQueuesThatCanSpareThem() {
    Hall hall = Hall.widening();
    hall.level("support", 0.5);
    hall.seconds(11);
    assertThat(hall.done()).containsExactly(new Intervention.SetPenalty("support", "late", 0));
    hall.seconds(60);
    assertThat(hall.done())
        .contains(new Intervention.AddMember("support", "PJSIP/anna", "Anna", 3))
        .hasSize(2);
    hall.level("support", 0.95);
    hall.seconds(100);
    assertThat(hall.done())
        .containsExactly(
            new Intervention.SetPenalty("support", "late", 0),
            new Intervention.AddMember("support", "PJSIP/anna", "Anna", 3),
            new Intervention.SetPenalty("support", "late", 5),
            new Intervention.RemoveMember("support", "PJSIP/anna"));
    assertThat(hall.state.deeds()).isEmpty();
  }

  @Test
  void whoCanDoWhatAWaitingCallerNeedsHelpsFirst() {
    Hall hall =
        new Hall(
            Hall.read(
                """

                  support:
                    ladder: [{name: more people, when: level under 80%, do: widen, helpers: 1}]
                  complaints:
                    ladder: []
                    members:
                      PJSIP/anna: {name: Anna, helps: {support: 0}}
                      PJSIP/boris: {name: Boris, skills: [refunds], helps: {support: 0}}
                """));
    hall.member("support", "first", 0, MemberState.BUSY);
    hall.member("complaints", "PJSIP/anna", 0, MemberState.FREE);
    hall.member("complaints", "PJSIP/boris", 0, MemberState.FREE);
    hall.join(
        "support",
        "1",
        new Facts(Optional.empty(), "", hall.now, hall.now, false, "", "refunds", List.of()),
        0);
    hall.level("support", 0.5);
    hall.seconds(60);
    assertThat(hall.done())
        .containsExactly(new Intervention.AddMember("support", "PJSIP/boris", "Boris", 0));
  }

  @Test
  void whoIsKeptFreeForGentleCallersIsNotLent() {
    Hall hall = Hall.widening();
    hall.member("complaints", "PJSIP/anna", Reserve.PENALTY, MemberState.FREE);
    hall.level("support", 0.5);
    hall.seconds(100);
    assertThat(hall.done()).containsExactly(new Intervention.SetPenalty("support", "late", 0));
  }

  @Test
  void aQueueWhoseOnlyFreePersonIsKeptForGentleCallersLendsNobodyWhileSomebodyWaits() {
    Hall hall = Hall.widening();
    hall.member("complaints", "PJSIP/anna", 0, MemberState.BUSY);
    hall.member("complaints", "PJSIP/kept", Reserve.PENALTY, MemberState.FREE);
    hall.join("complaints", "waits");
    hall.level("support", 0.5);
    hall.seconds(100);
    assertThat(hall.done()).containsExactly(new Intervention.SetPenalty("support", "late", 0));
  }

  @Test
  void aQueueInDangerLendsNobody() {
    Hall hall = Hall.widening();
    hall.level("support", 0.5);
    hall.level("complaints", 0.6);
    hall.seconds(100);
    assertThat(hall.done()).containsExactly(new Intervention.SetPenalty("support", "late", 0));
  }

  @Test
  void whoIsPausedIsNotTakenForHelp() {
    Hall hall = Hall.widening();
    hall.pause("complaints", "PJSIP/anna");
    hall.level("support", 0.5);
    hall.seconds(100);
    assertThat(hall.done()).containsExactly(new Intervention.SetPenalty("support", "late", 0));
  }

  @Test
  void whatAPersonChangedMeanwhileIsLeftAsItIs() {
    Hall hall = Hall.widening();
    hall.level("support", 0.5);
    hall.seconds(60);
    hall.member("support", "late", 9, MemberState.FREE);
    hall.leaves("support", "PJSIP/anna");
    hall.seconds(60);
    hall.level("support", 0.95);
    hall.seconds(100);
    assertThat(hall.done()).hasSize(2);
    assertThat(hall.find("support", "late").orElseThrow().penalty()).isEqualTo(9);
    assertThat(hall.notes.stream().map(Note::text).toList())
        .containsExactly(
            "the penalty of late was changed to 9 by somebody else: it stays",
            "PJSIP/anna was taken out by somebody else: stays out");
  }

  @Test
  void peopleAreKeptFreeForGentleCallersAndGivenBack() {
    Hall hall = new Hall(Hall.read("{support: {reserve: 1, ladder: []}}"));
    hall.member("support", "p1", 0, MemberState.FREE);
    hall.member("support", "p2", 2, MemberState.FREE);
    hall.seconds(5);
    assertThat(hall.done()).containsExactly(new Intervention.SetPenalty("support", "p1", 900));
    hall.member("support", "p1", 900, MemberState.BUSY);
    hall.seconds(5);
    assertThat(hall.done())
        .containsExactly(
            new Intervention.SetPenalty("support", "p1", 900),
            new Intervention.SetPenalty("support", "p1", 0),
            new Intervention.SetPenalty("support", "p2", 900));
    hall.rules(Hall.rules());
    hall.seconds(1);
    assertThat(hall.find("support", "p2").orElseThrow().penalty()).isEqualTo(2);
  }
}
