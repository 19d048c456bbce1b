package org.dozvon.voicebot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.junit.jupiter.api.Test;

class TurnStagesTest {
  private static final CallId CALL = new CallId("c1");
  private final TurnStages turns = new TurnStages();

  @Test
  void everyStageHasItsTime() {
    turns.callerStopped(at(0), at(380));
    turns.understood(at(400));
    turns.decided(at(450));
    turns.decided(at(460));
    assertThat(turns.spoke(CALL, at(500)))
        .contains(
            new CallEvent.TurnTaken(
                CALL, at(500), millis(380), millis(20), millis(50), millis(50)));
    assertThat(turns.spoke(CALL, at(900))).as("the next sentence answers nothing new").isEmpty();
  }

  @Test
  void aSentenceThatWasDecidedBeforeIsNoAnswer() {
    turns.callerStopped(at(0), at(380));
    assertThat(turns.spoke(CALL, at(390))).isEmpty();
    turns.understood(at(400));
    assertThat(turns.spoke(CALL, at(410))).isEmpty();
  }

  @Test
  void aKeyMakesItAnotherTurn() {
    turns.callerStopped(at(0), at(380));
    turns.understood(at(400));
    turns.forget();
    turns.decided(at(450));
    assertThat(turns.spoke(CALL, at(500))).isEmpty();
  }

  private static Instant at(long millis) {
    return Instant.EPOCH.plusMillis(millis);
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
