package org.dozvon.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dozvon.keeper.Trigger.Figure;
import org.dozvon.keeper.Trigger.Side;
import org.dozvon.queue.MemberState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When rungs begin and end. */
class LadderTest {
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
    Hall hall = Hall.of(Rung.of("it", Hall.LEVEL_LOW, new Act.Alarm()));
    hall.seconds(100);
    assertThat(hall.steps).isEmpty();
  }

  @Test
  void aShortDipIsNotActedOn() {
    Hall hall = Hall.of(Rung.of("it", Hall.LEVEL_LOW, new Act.Alarm()));
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
    Hall hall = Hall.of(Rung.of("it", Hall.LEVEL_LOW, new Act.AdviseBot(Advice.MORE_SELF_SERVICE)));
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
    Hall hall = Hall.of(Rung.of("it", Hall.LEVEL_LOW, new Act.AdviseBot(Advice.MORE_SELF_SERVICE)));
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
}
