package org.dozvon.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dozvon.audio.PcmFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VoiceTurnDetectorTest {
  private static final TurnEvent MAYBE = new TurnEvent.MaybeSpeech(15);
  private static final TurnEvent STARTED = new TurnEvent.SpeechStarted();

  private VoiceTurnDetector detector = new VoiceTurnDetector(TurnSettings.standard());
  private final List<TurnEvent> events = new ArrayList<>();

  @BeforeEach
  void aQuietLine() {
    hear(50, 0);
  }

  @Test
  void aCompleteAnswerEndsAfterAShortSilence() {
    hear(25, 3000);
    words("operator", Completeness.COMPLETE);
    hear(18, 0);
    assertThat(events).containsExactly(MAYBE, STARTED);
    hear(1, 0);
    assertThat(events).last().isEqualTo(ended("silence after a complete answer", 19));
  }

  @Test
  void wordsOfWhichNothingIsKnownEndAfterALongerSilence() {
    hear(25, 3000);
    words("well", Completeness.OPEN);
    hear(37, 0);
    assertThat(events).containsExactly(MAYBE, STARTED);
    hear(1, 0);
    assertThat(events).last().isEqualTo(ended("silence", 38));
  }

  @Test
  void aHesitatingCallerIsWaitedForAndEndsWithTheRest() {
    hear(25, 3000);
    words("my number is", Completeness.UNFINISHED);
    hear(74, 0);
    hear(25, 3000);
    words("my number is four four", Completeness.UNFINISHED);
    assertThat(events).containsExactly(MAYBE, STARTED);
    hear(75, 0);
    assertThat(events).last().isEqualTo(ended("long silence in an unfinished phrase", 75));
  }

  @Test
  void aGentleCallerIsGivenMoreTime() {
    detector = new VoiceTurnDetector(TurnSettings.gentle());
    hear(50, 0);
    hear(25, 3000);
    words("yes", Completeness.COMPLETE);
    hear(29, 0);
    assertThat(events).containsExactly(MAYBE, STARTED);
    hear(1, 0);
    assertThat(events).last().isEqualTo(ended("silence after a complete answer", 30));
  }

  @Test
  void patienceThatIsGivenInTheMiddleOfATurnHoldsForThatTurn() {
    hear(50, 0);
    hear(25, 3000);
    words("yes", Completeness.COMPLETE);
    events.addAll(detector.on(new TurnInput.Patience(TurnSettings.gentle()), Instant.EPOCH));
    hear(29, 0);
    assertThat(events).containsExactly(MAYBE, STARTED);
    hear(1, 0);
    assertThat(events).last().isEqualTo(ended("silence after a complete answer"));
  }

  @Test
  void aTalkingBotIsStoppedByWordsOnly() {
    botSpeaks(true);
    hear(25, 3000);
    assertThat(events).containsExactly(MAYBE);
    words("", Completeness.OPEN);
    assertThat(events).containsExactly(MAYBE);
    words("operator", Completeness.COMPLETE);
    assertThat(events).last().isEqualTo(STARTED);
  }

  @Test
  void anAnswerInTheBotsLastWordsCountsOnceTheBotIsSilent() {
    botSpeaks(true);
    hear(8, 3000);
    words("yes", Completeness.COMPLETE);
    assertThat(events).containsExactly(MAYBE);
    botSpeaks(false);
    assertThat(events).last().isEqualTo(STARTED);
  }

  @Test
  void clicksDoNotAddUpToAVoice() {
    for (int i = 0; i < 5; i++) {
      hear(2, 3000);
      hear(10, 0);
    }
    hear(38, 0);
    assertThat(events).doesNotContain(STARTED);
    assertThat(events).last().isEqualTo(new TurnEvent.FalseAlarm("silence without words"));
  }

  @Test
  void aVoiceWithoutWordsIsNoTurn() {
    hear(25, 3000);
    hear(38, 0);
    assertThat(events)
        .containsExactly(MAYBE, STARTED, new TurnEvent.FalseAlarm("silence without words"));
  }

  @Test
  void aHumIsNoTurnAndIsSoonPartOfTheLine() {
    hear(600, 1000);
    assertThat(events)
        .containsExactly(MAYBE, STARTED, new TurnEvent.FalseAlarm("sound without words"));
    hear(25, 8000);
    assertThat(events).last().isEqualTo(STARTED);
  }

  @Test
  void aTurnEndsSomewhere() {
    hear(25, 3000);
    words("and", Completeness.UNFINISHED);
    hear(725, 3000);
    assertThat(events).last().isEqualTo(ended("too long", 0));
  }

  private static TurnEvent ended(String rule, int quietFrames) {
    return new TurnEvent.SpeechEnded(rule, quietFrames);
  }

  private void botSpeaks(boolean speaking) {
    events.addAll(detector.on(new TurnInput.BotSpeaks(speaking), Instant.EPOCH));
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
