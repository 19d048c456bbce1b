package org.dozvon.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dozvon.keeper.Trigger.Figure;
import org.dozvon.keeper.Trigger.Side;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.ToldWait;
import org.dozvon.queue.WaitingCaller;
import org.junit.jupiter.api.Test;

/** The rungs that speak to callers, move them or offer them something. */
class CallerRungsTest {
  @Test
  void callersGoWhereTheyAreServedSoonerAndOnlyOnce() {
    Rung rung =
        Rung.of("it", new Trigger(Figure.PREDICTED, Side.OVER, 60), new Act.Overflow("complaints"));
    Hall hall = Hall.of(rung).queue("complaints");
    hall.join("support", "soon");
    hall.join("support", "late1");
    hall.join("support", "late2");
    hall.predict("soon", 10);
    hall.predict("late1", 100);
    hall.predict("late2", 110);
    hall.decide();
    assertThat(hall.steps).as("nobody is there").isEmpty();
    hall.member("complaints", "p", 0, MemberState.FREE);
    hall.predictNewcomer("complaints", 50);
    hall.seconds(1);
    assertThat(hall.done())
        .containsExactly(
            new Intervention.Overflow("support", "late1", "PJSIP/late1", "complaints"));
    assertThat(hall.order("complaints")).containsExactly("late1");
  }

  @Test
  void whoWasSentOnIsNotSentBack() {
    Trigger late = new Trigger(Figure.PREDICTED, Side.OVER, 60);
    QueueRules there =
        QueueRules.DEFAULT.with(List.of(Rung.of("there", late, new Act.Overflow("claims"))));
    QueueRules back =
        QueueRules.DEFAULT.with(List.of(Rung.of("back", late, new Act.Overflow("support"))));
    Hall hall = new Hall(new Rules(Rules.Mode.ACT, Map.of("support", there, "claims", back)));
    hall.member("support", "p", 0, MemberState.FREE);
    hall.member("claims", "q", 0, MemberState.FREE);
    hall.join("support", "c");
    hall.predict("c", 100);
    hall.seconds(20);
    assertThat(hall.done())
        .containsExactly(new Intervention.Overflow("support", "c", "PJSIP/c", "claims"));
  }

  private static Hall comforting() {
    return Hall.of(Rung.of("it", new Trigger(Figure.WAIT, Side.OVER, 30), new Act.Comfort()));
  }

  private static List<String> heard(Hall hall, String caller) {
    return hall.done().stream()
        .filter(what -> StepText.caller(what).equals(caller))
        .map(StepText::of)
        .toList();
  }

  @Test
  void aPredictionThatIsToldNeverGrowsAndAFalseOneIsNotToldAgain() {
    Hall hall = comforting();
    hall.join("support", "first");
    hall.now = hall.now.plusMillis(500);
    hall.join("support", "c");
    hall.predict("c", 170);
    hall.seconds(31);
    hall.predict("c", 400);
    hall.seconds(60);
    hall.predict("c", 50);
    hall.seconds(60);
    hall.predict("c", 600);
    hall.seconds(60);
    assertThat(heard(hall, "c"))
        .containsExactly(
            "hears: place 2, at most 3 min",
            "hears: place 2",
            "hears: place 2, less than a minute",
            "hears: place 2");
  }

  @Test
  void aPlaceThatIsToldNeverGrows() {
    Hall hall = comforting();
    hall.join("support", "c");
    hall.predict("c", 100);
    hall.seconds(31);
    WaitingCaller c = hall.serve("support");
    hall.join("support", "before1", c.facts(), 5);
    hall.join("support", "before2", c.facts(), 5);
    hall.insert(c);
    hall.predict("c", 600);
    hall.seconds(60);
    hall.serve("support");
    hall.serve("support");
    hall.predict("c", 20);
    hall.seconds(60);
    assertThat(heard(hall, "c"))
        .containsExactly("hears: place 1, at most 2 min", "hears: not forgotten", "hears: place 1");
  }

  @Test
  void whatWasToldIsRememberedOverARestart() {
    Hall hall = comforting();
    hall.join("support", "c");
    hall.predict("c", 100);
    hall.seconds(31);
    hall.state = KeeperMemory.read(KeeperMemory.write(hall.state));
    assertThat(hall.state.callers().get("c").told())
        .isEqualTo(
            new Told(
                Optional.of(hall.now),
                new ToldWait(Optional.of(2), hall.now.plusSeconds(120)),
                OptionalInt.of(1)));
  }

  @Test
  void aCallBackIsOfferedOnceToEachWhoWaitsTooLong() {
    Hall hall =
        Hall.of(Rung.of("it", new Trigger(Figure.WAIT, Side.OVER, 30), new Act.OfferCallBack()));
    hall.join("support", "a");
    hall.seconds(20);
    hall.join("support", "b");
    hall.seconds(100);
    assertThat(hall.done())
        .containsExactly(
            new Intervention.OfferCallBack("support", "a", "PJSIP/a"),
            new Intervention.OfferCallBack("support", "b", "PJSIP/b"));
  }

  @Test
  void thePromiseOfAChoiceIsKeptWithoutARung() {
    Hall hall =
        new Hall(
            Hall.read("{support: {promise: nobody waits over 2m without a choice, ladder: []}}"));
    hall.join("support", "a");
    hall.seconds(120);
    assertThat(hall.steps).isEmpty();
    hall.seconds(1);
    assertThat(hall.done()).hasSize(1);
    assertThat(hall.steps.getFirst().rung()).isEqualTo("promise");
  }

  @Test
  void aGentleCallerWhoWouldBeLateIsRaisedBeyondOthersWithReasons() {
    Hall hall = Hall.of(Rung.DEFAULT_LADDER.getFirst());
    hall.join(
        "support",
        "loyal",
        hall.facts(true, new PriorityReason(PriorityReason.Kind.LOYALTY, "gold")),
        0);
    hall.now = hall.now.plusSeconds(5);
    hall.gentle("support", "gentle");
    hall.predict("loyal", 5);
    hall.predict("gentle", 10);
    hall.decide();
    assertThat(hall.order("support")).containsExactly("loyal", "gentle");
    hall.predict("gentle", 30);
    hall.decide();
    assertThat(hall.order("support")).containsExactly("gentle", "loyal");
    assertThat(hall.steps.getLast().rung()).isEqualTo("gentle first");
    assertThat(hall.steps.getLast().reason())
        .startsWith("24 points [gentle 12, gentle first 12], as if joined 4 min earlier");
  }
}
