package org.dozvon.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dozvon.audio.PcmFrame;
import org.junit.jupiter.api.Test;

class VoiceTurnDetectorTest {
  private final VoiceTurnDetector detector = new VoiceTurnDetector(TurnSettings.standard());
  private final List<TurnEvent> events = new ArrayList<>();

  @Test
  void aVoiceOfHalfASecondIsATurnThatEndsAfterSilence() {
    hear(25, 3000);
    words("operator", Completeness.COMPLETE);
    hear(19, 0);
    assertThat(events)
        .containsExactly(
            new TurnEvent.MaybeSpeech(15),
            new TurnEvent.SpeechStarted(),
            new TurnEvent.SpeechEnded("silence after COMPLETE"));
  }

  @Test
  void aTalkingBotIsStoppedByWordsOnly() {
    detector.on(new TurnInput.BotSpeaks(true), Instant.EPOCH);
    hear(25, 3000);
    assertThat(events).containsExactly(new TurnEvent.MaybeSpeech(15));
    words("operator", Completeness.COMPLETE);
    assertThat(events).last().isEqualTo(new TurnEvent.SpeechStarted());
  }

  @Test
  void aShortSoundIsAFalseAlarm() {
    hear(2, 3000);
    hear(40, 0);
    assertThat(events).last().isEqualTo(new TurnEvent.FalseAlarm("voice went away"));
  }

  private void words(String text, Completeness completeness) {
    events.addAll(detector.on(new TurnInput.Words(text, 0, completeness), Instant.EPOCH));
  }

  private void hear(int frames, double amplitude) {
    short[] samples = new short[PcmFrame.SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (amplitude * Math.sin(2 * Math.PI * 150 * i / PcmFrame.RATE));
    }
    for (int i = 0; i < frames; i++) {
      events.addAll(detector.on(new TurnInput.Frame(PcmFrame.of(samples)), Instant.EPOCH));
    }
  }
}
