package org.dozvon.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import org.dozvon.keeper.Trigger.Figure;
import org.dozvon.keeper.Trigger.Side;
import org.dozvon.queue.MemberState;
import org.junit.jupiter.api.Test;

/** The rungs that tell the bot or a person. */
class AdviceRungsTest {
  @Test
  void theBotIsAdvisedAndTheAdviceIsTakenBack() {
    Hall hall =
        Hall.of(
            Rung.of(
                "idle",
                new Trigger(Figure.FREE, Side.OVER, 1),
                new Act.AdviseBot(Advice.PERSON_AT_ONCE)),
            Rung.of("danger", Hall.LEVEL_LOW, new Act.AdviseBot(Advice.MORE_SELF_SERVICE)));
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
    Hall hall = Hall.of(Rung.of("it", Hall.LEVEL_LOW, new Act.Alarm()));
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
}
