package org.dozvon.phonebank.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TurnClockTest {
  private static final long MS = 1_000_000;

  private final TurnClock clock = new TurnClock();

  @Test
  void theWaitIsFromTheLastVoicedFrameToTheFirstSoundOfTheAnswer() {
    clock.beganSpeaking();
    clock.spoke(100 * MS);
    clock.spoke(900 * MS);
    clock.finishedSpeaking(); // 300 ms of silence at the recording's end went out too
    clock.voiceBegan(1500 * MS);

    assertThat(clock.latencies()).containsExactly(Duration.ofMillis(600));
  }

  @Test
  void anAnswerIntoTheRecordingsSilentTailCounts() {
    clock.beganSpeaking();
    clock.spoke(900 * MS);
    clock.voiceBegan(1100 * MS);
    clock.finishedSpeaking();

    assertThat(clock.latencies()).containsExactly(Duration.ofMillis(200));
    assertThat(clock.talkedOver()).isZero();
  }

  @Test
  void aVoiceIntoTheCallersWordsIsTalkingOverAndNoAnswer() {
    clock.beganSpeaking();
    clock.spoke(100 * MS);
    clock.voiceBegan(200 * MS);
    clock.spoke(300 * MS);
    clock.finishedSpeaking();

    assertThat(clock.latencies()).isEmpty();
    assertThat(clock.talkedOver()).isOne();
  }

  @Test
  void aVoiceThatNeverStoppedIsNoAnswer() {
    clock.voiceBegan(0);
    clock.beganSpeaking();
    clock.spoke(500 * MS);
    clock.finishedSpeaking();
    clock.voiceEnded();
    clock.voiceBegan(2000 * MS);

    assertThat(clock.latencies()).isEmpty();
  }

  @Test
  void aVoiceThatStoppedForTheCallerMayAnswer() {
    clock.voiceBegan(0);
    clock.beganSpeaking();
    clock.spoke(100 * MS);
    clock.voiceEnded();
    clock.spoke(500 * MS);
    clock.finishedSpeaking();
    clock.voiceBegan(800 * MS);

    assertThat(clock.latencies()).containsExactly(Duration.ofMillis(300));
  }

  @Test
  void aBargeInIsFromTheCallersFirstSoundToTheLastOfTheOther() {
    clock.voiceBegan(0);
    clock.beganSpeaking();
    clock.hears(80 * MS);
    clock.spoke(100 * MS);
    clock.hears(290 * MS);
    clock.spoke(300 * MS);
    clock.voiceEnded();
    clock.spoke(900 * MS);
    clock.hears(1300 * MS); // the answer begins in the recording's silent tail
    clock.finishedSpeaking();

    assertThat(clock.bargeIns()).containsExactly(Duration.ofMillis(190));
  }

  @Test
  void aVoiceThatTalksOnIsNotStopped() {
    clock.voiceBegan(0);
    clock.beganSpeaking();
    clock.spoke(100 * MS);
    clock.hears(400 * MS);
    clock.finishedSpeaking();

    assertThat(clock.bargeIns()).isEmpty();
  }
}
