package org.dozvon.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.keeper.Trigger.Figure;
import org.dozvon.keeper.Trigger.Side;
import org.dozvon.queue.Facts;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.PriorityReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each rung does, when it begins and when it ends. */
class LadderTest {
  private static final Trigger LEVEL_LOW = new Trigger(Figure.LEVEL, Side.UNDER, 0.8);

  private static Rung rung(Trigger when, Act act) {
    return Rung.of("it", when, act);
  }

  @ParameterizedTest
  @CsvSource({
    "LEVEL, UNDER, 0.8, 0.79, 0.80",
    "LEVEL_INTERVAL, UNDER, 0.8, 0.5, 0.81",
    "WAITING, OVER, 2, 3, 2",
    "FREE, UNDER, 1, 0, 1",
    "PREDICTED_NEXT, OVER, 20, 21, 19",
    "PREDICTED, OVER, 20, 21, 19",
    "GENTLE_PREDICTED, OVER, 20, 21, 19",
    "WAIT, OVER, 20, 21, 20"
  })
  void everyFigureSwitchesItsRung(
      Figure figure, Side side, double value, double fires, double doesNot) {
    assertThat(alarmsAt(figure, side, value, fires)).as("%s %s", figure, fires).isEqualTo(1);
    assertThat(alarmsAt(figure, side, value, doesNot)).as("%s %s", figure, doesNot).isZero();
  }

  private static int alarmsAt(Figure figure, Side side, double value, double is) {
    Rung rung =
        new Rung(
            "it",
            List.of(new Trigger(figure, side, value)),
            Rung.margin(new Trigger(figure, side, value)),
            new Act.Alarm(),
            Duration.ZERO,
            Duration.ofSeconds(60),
            Duration.ofMinutes(15),
            1);
    Hall hall = Hall.of(rung);
    switch (figure) {
      case LEVEL, LEVEL_INTERVAL -> hall.level("support", is);
      case WAITING -> {
        for (int i = 0; i < is; i++) {
          hall.join("support", "c" + i);
        }
      }
      case FREE -> {
        for (int i = 0; i < is; i++) {
          hall.member("support", "p" + i, 0, MemberState.FREE);
        }
      }
      case PREDICTED, PREDICTED_NEXT, GENTLE_PREDICTED -> {
        hall.gentle("support", "c");
        hall.predict("c", is);
      }
      case WAIT -> {
        hall.join("support", "c");
        hall.now = hall.now.plusSeconds((long) is);
      }
    }
    return hall.decide().size();
  }

  @Test
  void aLevelOfFewCallersSaysNothing() {
    Hall hall = Hall.of(rung(LEVEL_LOW, new Act.Alarm()));
    hall.seconds(100);
    assertThat(hall.steps).isEmpty();
  }

  @Test
  void aShortDipIsNotActedOn() {
    Hall hall = Hall.of(rung(LEVEL_LOW, new Act.Alarm()));
    hall.level("support", 0.7);
    hall.seconds(9);
    hall.level("support", 0.9);
    hall.seconds(1);
    hall.level("support", 0.7);
    hall.seconds(9);
    assertThat(hall.steps).isEmpty();
    hall.seconds(2);
    assertThat(hall.steps).hasSize(1);
  }

  @Test
  void anOscillatingLevelDoesNotMakeItFlap() {
    Hall hall = Hall.of(rung(LEVEL_LOW, new Act.AdviseBot(Advice.MORE_SELF_SERVICE)));
    hall.level("support", 0.7);
    hall.seconds(20);
    for (int i = 0; i < 600; i++) {
      hall.level("support", i % 2 == 0 ? 0.79 : 0.84);
      hall.seconds(1);
    }
    assertThat(hall.done())
        .containsExactly(new Intervention.Advise("support", Advice.MORE_SELF_SERVICE));
  }

  @Test
  void whatSwingsAcrossBothSidesChangesAtMostOnceAMinute() {
    Hall hall = Hall.of(rung(LEVEL_LOW, new Act.AdviseBot(Advice.MORE_SELF_SERVICE)));
    for (int minute = 0; minute < 20; minute++) {
      hall.level("support", 0.7);
      hall.seconds(15);
      hall.level("support", 0.9);
      hall.seconds(35);
    }
    // 1000 s: on and off, each at least a minute apart.
    assertThat(hall.steps.size()).isBetween(2, 34);
    for (int i = 1; i < hall.steps.size(); i += 2) {
      assertThat(Duration.between(hall.steps.get(i - 1).at(), hall.steps.get(i).at()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }
  }

  @Test
  void theBotIsAdvisedAndTheAdviceIsTakenBack() {
    Hall hall =
        Hall.of(
            Rung.of(
                "idle",
                new Trigger(Figure.FREE, Side.OVER, 1),
                new Act.AdviseBot(Advice.PERSON_AT_ONCE)),
            Rung.of("danger", LEVEL_LOW, new Act.AdviseBot(Advice.MORE_SELF_SERVICE)));
    hall.member("support", "p1", 0, MemberState.FREE);
    hall.member("support", "p2", 0, MemberState.FREE);
    hall.level("support", 0.9);
    hall.seconds(30);
    hall.level("support", 0.5);
    hall.seconds(30);
    hall.level("support", 0.95);
    hall.seconds(200);
    hall.member("support", "p1", 0, MemberState.BUSY);
    hall.member("support", "p2", 0, MemberState.BUSY);
    hall.seconds(200);
    assertThat(hall.done())
        .containsExactly(
            new Intervention.Advise("support", Advice.PERSON_AT_ONCE),
            new Intervention.Advise("support", Advice.MORE_SELF_SERVICE),
            new Intervention.Advise("support", Advice.PERSON_AT_ONCE),
            new Intervention.Advise("support", Advice.NORMAL));
    assertThat(hall.steps.get(2).undoes()).contains(2L);
    assertThat(hall.steps.get(3).undoes()).contains(1L);
    assertThat(hall.state.deeds()).isEmpty();
  }

  @Test
  void anAlarmIsToldAgainWhileItLastsAndTakenBack() {
    Hall hall = Hall.of(rung(LEVEL_LOW, new Act.Alarm()));
    hall.level("support", 0.5);
    hall.seconds(16 * 60);
    hall.level("support", 0.95);
    hall.seconds(100);
    assertThat(hall.steps).hasSize(3);
    assertThat(((Intervention.Alarm) hall.done().get(0)).text())
        .isEqualTo("level 50% (under 80%); promised: 80% within 20 s; waiting: 0, free: 0 of 0");
    assertThat(hall.steps.get(1).reason()).startsWith("still so");
    assertThat(((Intervention.Alarm) hall.done().get(2)).text()).startsWith("Over: ");
  }

  @Test
  void theOwnPeopleOfALaterRowComeFirstThenHelpersOfQueuesThatCanSpareThem() {
    Hall hall = widening();
    hall.level("support", 0.5);
    hall.seconds(11);
    assertThat(hall.done()).containsExactly(new Intervention.SetPenalty("support", "late", 0));
    hall.seconds(60);
    assertThat(hall.done())
        .contains(new Intervention.AddMember("support", "anna", "Anna", 3))
        .hasSize(2);
    hall.level("support", 0.95);
    hall.seconds(100);
    assertThat(hall.done())
        .containsExactly(
            new Intervention.SetPenalty("support", "late", 0),
            new Intervention.AddMember("support", "anna", "Anna", 3),
            new Intervention.SetPenalty("support", "late", 5),
            new Intervention.RemoveMember("support", "anna"));
    assertThat(hall.state.deeds()).isEmpty();
  }

  @Test
  void whoCanDoWhatAWaitingCallerNeedsHelpsFirst() {
    Map<String, Integer> helps = Map.of("support", 0);
    QueueRules complaints =
        withMembers(
            List.of(
                new Colleague("anna", "Anna", 0, Set.of(), helps),
                new Colleague("boris", "Boris", 0, Set.of("refunds"), helps)));
    QueueRules support =
        QueueRules.DEFAULT.with(List.of(Rung.of("more people", LEVEL_LOW, new Act.Widen(1))));
    Hall hall =
        new Hall(new Rules(Rules.Mode.ACT, Map.of("support", support, "complaints", complaints)));
    hall.member("support", "first", 0, MemberState.BUSY);
    hall.member("complaints", "anna", 0, MemberState.FREE);
    hall.member("complaints", "boris", 0, MemberState.FREE);
    hall.join(
        "support",
        "1",
        new Facts(Optional.empty(), "", hall.now, hall.now, false, "", "refunds", List.of()),
        0);
    hall.level("support", 0.5);
    hall.seconds(60);
    assertThat(hall.done())
        .containsExactly(new Intervention.AddMember("support", "boris", "Boris", 0));
  }

  @Test
  void aQueueInDangerLendsNobody() {
    Hall hall = widening();
    hall.level("support", 0.5);
    hall.level("complaints", 0.6);
    hall.seconds(100);
    assertThat(hall.done()).containsExactly(new Intervention.SetPenalty("support", "late", 0));
  }

  @Test
  void whoIsPausedIsNotTakenForHelp() {
    Hall hall = widening();
    hall.pause("complaints", "anna");
    hall.level("support", 0.5);
    hall.seconds(100);
    assertThat(hall.done()).containsExactly(new Intervention.SetPenalty("support", "late", 0));
  }

  @Test
  void whatAPersonChangedMeanwhileIsLeftAsItIs() {
    Hall hall = widening();
    hall.level("support", 0.5);
    hall.seconds(60);
    hall.member("support", "late", 9, MemberState.FREE);
    hall.leaves("support", "anna");
    hall.seconds(60);
    hall.level("support", 0.95);
    hall.seconds(100);
    assertThat(hall.done()).hasSize(2);
    assertThat(hall.find("support", "late").orElseThrow().penalty()).isEqualTo(9);
    assertThat(hall.notes.stream().map(Note::text).toList())
        .containsExactly(
            "the penalty of late was changed to 9 by somebody else: it stays",
            "anna was taken out by somebody else: stays out");
  }

  /** Two queues; "late" is rung later in support, Anna of complaints may help there. */
  private static Hall widening() {
    QueueRules support =
        QueueRules.DEFAULT.with(List.of(Rung.of("more people", LEVEL_LOW, new Act.Widen(2))));
    Colleague anna = new Colleague("anna", "Anna", 0, Set.of(), Map.of("support", 3));
    QueueRules complaints = withMembers(List.of(anna));
    Hall hall =
        new Hall(new Rules(Rules.Mode.ACT, Map.of("support", support, "complaints", complaints)));
    hall.member("support", "first", 0, MemberState.BUSY);
    hall.member("support", "late", 5, MemberState.FREE);
    hall.member("complaints", "anna", 0, MemberState.FREE);
    return hall;
  }

  private static QueueRules withMembers(List<Colleague> members) {
    QueueRules d = QueueRules.DEFAULT;
    return new QueueRules(
        d.target(),
        d.formula(),
        d.clock(),
        d.talk(),
        d.promise(),
        d.hours(),
        members,
        0,
        d.priorities(),
        d.mostPerMinute(),
        List.of());
  }

  @Test
  void callersGoWhereTheyAreServedSoonerAndOnlyOnce() {
    Rung rung = rung(new Trigger(Figure.PREDICTED, Side.OVER, 60), new Act.Overflow("complaints"));
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

  @Test
  void aPredictionThatIsToldNeverGrows() {
    Rung rung = rung(new Trigger(Figure.WAIT, Side.OVER, 30), new Act.Comfort());
    Hall hall = Hall.of(rung);
    hall.join("support", "first");
    hall.now = hall.now.plusMillis(500);
    hall.join("support", "c");
    hall.predict("c", 170);
    hall.seconds(31);
    hall.predict("c", 400);
    hall.seconds(60);
    hall.predict("c", 400);
    hall.seconds(60);
    hall.predict("c", 20);
    hall.seconds(60);
    List<Long> told =
        hall.done().stream()
            .map(what -> ((Intervention.Comfort) what).atMost().toMinutes())
            .toList();
    assertThat(told).containsExactly(3L, 2L, 1L, 0L);
    assertThat(((Intervention.Comfort) hall.done().getFirst()).position()).isEqualTo(2);
  }

  @Test
  void aCallBackIsOfferedOnceToEachWhoWaitsTooLong() {
    Hall hall = Hall.of(rung(new Trigger(Figure.WAIT, Side.OVER, 30), new Act.OfferCallBack()));
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
    QueueRules d = QueueRules.DEFAULT;
    QueueRules promising =
        new QueueRules(
            d.target(),
            d.formula(),
            d.clock(),
            d.talk(),
            Optional.of(Duration.ofMinutes(2)),
            d.hours(),
            d.members(),
            0,
            d.priorities(),
            d.mostPerMinute(),
            List.of());
    Hall hall = new Hall(new Rules(Rules.Mode.ACT, Map.of("support", promising)));
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

  @Test
  void aDryRunSaysOnceWhatItWouldDoAndDoesNothing() {
    Hall hall = widening();
    Rules rules =
        new Rules(
            Rules.Mode.DRY_RUN,
            Map.of(
                "support",
                QueueRules.DEFAULT.with(
                    List.of(Rung.of("more people", LEVEL_LOW, new Act.Widen(2)))),
                "complaints",
                QueueRules.DEFAULT));
    hall.rules(rules);
    hall.level("support", 0.5);
    hall.join("support", "a");
    hall.now = hall.now.plusSeconds(5);
    hall.gentle("support", "g");
    hall.seconds(300);
    assertThat(hall.steps).isNotEmpty().allMatch(Step::dry);
    assertThat(hall.order("support")).containsExactly("a", "g");
    assertThat(hall.find("support", "late").orElseThrow().penalty()).isEqualTo(5);
    assertThat(hall.done().stream().filter(Intervention.Prioritise.class::isInstance)).hasSize(1);
    hall.level("support", 0.95);
    hall.seconds(100);
    assertThat(hall.steps.getLast().undoes()).isPresent();
    hall.level("support", 0.5);
    hall.seconds(20);
    int said = hall.steps.size();
    hall.rules(rules.in(Rules.Mode.ACT));
    hall.seconds(20);
    assertThat(hall.steps.subList(said, hall.steps.size()))
        .isNotEmpty()
        .noneMatch(Step::dry)
        .allMatch(step -> step.undoes().isEmpty());
    assertThat(hall.order("support")).containsExactly("g", "a");
    hall.rules(rules);
    hall.seconds(1);
    assertThat(hall.steps.getLast().what())
        .isEqualTo(new Intervention.SetPenalty("support", "late", 5));
    assertThat(hall.steps.getLast().dry()).isFalse();
  }

  @Test
  void whatARungDidIsUndoneWhenItIsTakenOutOfTheFile() {
    Hall hall = widening();
    hall.level("support", 0.5);
    hall.seconds(60);
    hall.rules(Hall.rules());
    hall.seconds(1);
    assertThat(hall.find("support", "late").orElseThrow().penalty()).isEqualTo(5);
    assertThat(hall.find("support", "anna")).isEmpty();
    assertThat(hall.state.rungs()).isEmpty();
  }

  @Test
  void aRestartForgetsNothing() {
    Hall hall = widening();
    hall.level("support", 0.5);
    hall.join("support", "a");
    hall.now = hall.now.plusSeconds(5);
    hall.gentle("support", "g");
    hall.seconds(60);
    KeeperState read = KeeperMemory.read(KeeperMemory.write(hall.state));
    assertThat(read).isEqualTo(hall.state);
    hall.state = read;
    int before = hall.steps.size();
    hall.seconds(10);
    assertThat(hall.steps).hasSize(before);
    hall.level("support", 0.95);
    hall.seconds(100);
    assertThat(hall.find("support", "late").orElseThrow().penalty()).isEqualTo(5);
    assertThat(hall.find("support", "anna")).isEmpty();
  }

  @Test
  void somethingThatHadNoEffectIsFoundOut() {
    Hall hall = widening();
    hall.obeys = false;
    hall.level("support", 0.5);
    hall.seconds(25);
    assertThat(hall.notes.stream().map(Note::text)).contains("had no effect");
    assertThat(hall.done()).containsOnly(new Intervention.SetPenalty("support", "late", 0));
  }

  @Test
  void peopleAreKeptFreeForGentleCallersAndGivenBack() {
    QueueRules d = QueueRules.DEFAULT;
    QueueRules reserving =
        new QueueRules(
            d.target(),
            d.formula(),
            d.clock(),
            d.talk(),
            d.promise(),
            d.hours(),
            d.members(),
            1,
            d.priorities(),
            d.mostPerMinute(),
            List.of());
    Hall hall = new Hall(new Rules(Rules.Mode.ACT, Map.of("support", reserving)));
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
