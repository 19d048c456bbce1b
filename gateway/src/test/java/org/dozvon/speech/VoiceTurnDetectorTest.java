package org.dozvon.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dozvon.audio.PcmFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VoiceTurnDetectorTest {
  private static final TurnEvent PAUSE = new TurnEvent.Pause();
  private static final TurnEvent GO_ON = new TurnEvent.GoOn();
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
    assertThat(events).last().isEqualTo(ended("silence after a complete answer", 30));
  }

  @Test
  void aTalkingBotPausesForASoundAndIsStoppedByWordsOnly() {
    botSpeaks(true);
    hear(5, 3000);
    assertThat(events).containsExactly(MAYBE);
    hear(20, 3000);
    assertThat(events).containsExactly(MAYBE, PAUSE);
    words("", Completeness.OPEN);
    assertThat(events).containsExactly(MAYBE, PAUSE);
    words("operator", Completeness.COMPLETE);
    assertThat(events).containsExactly(MAYBE, PAUSE, STARTED);
  }

  @Test
  void aBotThatPausedThreeTimesForNothingWaitsForWords() {
    botSpeaks(true);
    for (int i = 0; i < 5; i++) {
      hear(10, 3000);
      hear(14, 0);
      assertThat(events).filteredOn(GO_ON::equals).hasSize(Math.min(3, i));
      hear(30, 0);
    }
    assertThat(events).filteredOn(PAUSE::equals).hasSize(3);
    assertThat(events).filteredOn(GO_ON::equals).hasSize(3);
    hear(25, 3000);
    words("operator", Completeness.COMPLETE);
    assertThat(events).last().isEqualTo(STARTED);
  }

  @Test
  void anAnswerInTheBotsLastWordsCountsOnceTheBotIsSilent() {
    botSpeaks(true);
    hear(8, 3000);
    words("yes", Completeness.COMPLETE);
    assertThat(events).containsExactly(MAYBE, PAUSE);
    botSpeaks(false);
    assertThat(events).last().isEqualTo(STARTED);
  }

  @Test
  void aCallerWhoInterruptsTheVeryFirstSentenceIsNotTakenForNoise() {
    detector = new VoiceTurnDetector(TurnSettings.standard());
    events.clear();
    hear(2, 0);
    botSpeaks(true);
    hearEcho(60, 0);
    for (int i = 0; i < 3; i++) {
      hear(20, 3000);
      hear(2, 0);
    }
    words("operator", Completeness.COMPLETE);
    assertThat(events).containsExactly(MAYBE, PAUSE, STARTED);
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
        .containsExactly(
            MAYBE,
            STARTED,
            new TurnEvent.FalseAlarm("sound without words"),
            new TurnEvent.MaybeSpeech(60),
            new TurnEvent.FalseAlarm("silence without words"));
    hear(25, 8000);
    assertThat(events).last().isEqualTo(STARTED);
  }

  @Test
  void aCallerWhoSpeaksIntoAHumIsHeardFromTheFirstWordOn() {
    hear(69, 1000);
    assertThat(events).containsExactly(MAYBE, STARTED);
    hear(20, 8000);
    assertThat(events).last().isEqualTo(new TurnEvent.MaybeSpeech(60));
    words("operator", Completeness.COMPLETE);
    assertThat(events).last().isEqualTo(STARTED);
  }

  @Test
  void noNodStopsATalkingBotNorIsItATurn() {
    botSpeaks(true);
    hear(25, 3000);
    words("yeah", Completeness.EMPTY);
    hear(30, 0);
    botSpeaks(false);
    hear(75, 0);
    assertThat(events)
        .containsExactly(
            MAYBE, PAUSE, GO_ON, new TurnEvent.FalseAlarm("long silence in an unfinished phrase"));
  }

  @Test
  void theEchoOfTheBotsOwnVoiceIsNoVoice() {
    botSpeaks(true);
    hearEcho(200, 0.1);
    events.clear();
    hearEcho(200, 0.1);
    assertThat(events).isEmpty();
    hear(25, 3000);
    words("operator", Completeness.COMPLETE);
    assertThat(events).containsExactly(MAYBE, PAUSE, STARTED);
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

  /** A voice that is sent and comes back five frames later, softer. */
  private void hearEcho(int frames, double gain) {
    for (int i = 0; i < frames; i++) {
      detector.on(new TurnInput.Sent(tone(syllables(i))), Instant.EPOCH);
      hear(1, gain * syllables(i - 5));
    }
  }

  private static double syllables(int frame) {
    return frame < 0 ? 0 : 8000 * Math.abs(Math.sin(frame / 4.0) * Math.sin(frame / 23.0));
  }

  private void hear(int frames, double amplitude) {
    for (int i = 0; i < frames; i++) {
      events.addAll(detector.on(new TurnInput.Frame(tone(amplitude)), Instant.EPOCH));
    }
  }

  private static PcmFrame tone(double amplitude) {
    short[] samples = new short[PcmFrame.SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (amplitude * Math.sin(2 * Math.PI * 150 * i / PcmFrame.RATE));
    }
    return PcmFrame.of(samples);
  }
}
