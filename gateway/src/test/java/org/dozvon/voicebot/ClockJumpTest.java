package org.dozvon.voicebot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.dozvon.call.CallEvent;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.KeyPlan;
import org.dozvon.testing.ScriptedTalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's clock is set an hour on or back while somebody talks with the bot. */
class ClockJumpTest {
  private final BotRig rig = new BotRig();

  @ParameterizedTest
  @ValueSource(longs = {1, -1})
  void aSilentCallerIsAskedAgainAfterTheSameTime(long hours) {
    Duration patience = Duration.ofSeconds(5);
    rig.talk.then(ScriptedTalk.listen(KeyPlan.MENU));
    rig.start().pass(patience.dividedBy(2));
    rig.clock.pass(Duration.ofHours(hours));
    rig.pass(patience.dividedBy(4));
    assertThat(rig.talk.inputs()).doesNotContain(new DialogInput.StayedSilent());
    rig.pass(patience);
    assertThat(rig.talk.inputs()).contains(new DialogInput.StayedSilent());
    assertThat(rig.result).isNotDone();
  }

  @Test
  void theCallIsNotTakenForTooLong() {
    rig.start().pass(Duration.ofSeconds(1));
    rig.clock.pass(Duration.ofHours(1));
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.result).isNotDone();
    assertThat(rig.events(CallEvent.HandedOver.class)).isEqualTo(List.of());
  }
}
