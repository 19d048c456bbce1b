package org.dozvon.voicebot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dozvon.testing.ScriptedTalk.listen;
import static org.dozvon.testing.ScriptedTalk.say;

import java.time.Duration;
import java.util.List;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallEvent;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Expectation;
import org.dozvon.dialog.KeyPlan;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.TurnEvent;
import org.dozvon.speech.TurnInput;
import org.dozvon.speech.Utterance;
import org.junit.jupiter.api.Test;

/** What a session hears, and what it does when it hears no more. */
class BotSessionHearingTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final BotRig rig = new BotRig();

  @Test
  void aTurnReachesTheEarWithPreRollAndTailAndTheDialogWithItsWords() {
    rig.talk.then(listen(KeyPlan.MENU));
    rig.start().pass(SECOND);
    rig.detector.next(new TurnEvent.MaybeSpeech(15), new TurnEvent.SpeechStarted());
    rig.frame();
    assertThat(rig.recognizer.ear().utterance()).hasSize(16);
    assertThat(rig.recognizer.ear().grammar().phrases()).containsExactly("balance");
    rig.recognizer.hears("my balance");
    rig.detector.next(new TurnEvent.SpeechEnded("pause", 25));
    rig.frame();
    List<PcmFrame> fed = rig.recognizer.ear().utterance();
    assertThat(fed).hasSize(16 + 1 + 25);
    assertThat(fed.subList(17, fed.size()))
        .allSatisfy(tail -> assertThat(tail.rms()).isBetween(5.0, 11.0));
    assertThat(rig.talk.inputs())
        .last()
        .isEqualTo(new DialogInput.Heard("my balance", 0.9, Duration.ofMillis(1020)));
  }

  @Test
  void digitalZerosNeverReachTheEar() {
    rig.start();
    rig.callerSounds = false;
    rig.detector.next(new TurnEvent.MaybeSpeech(2));
    for (int i = 0; i < 20; i++) {
      rig.session.hear(PcmFrame.SILENCE);
    }
    assertThat(rig.recognizer.ear().utterance()).hasSize(20).doesNotContain(PcmFrame.SILENCE);
  }

  @Test
  void aFalseAlarmIsForgotten() {
    rig.talk.then(listen(KeyPlan.MENU));
    rig.start();
    rig.detector.next(new TurnEvent.MaybeSpeech(5));
    rig.frame();
    rig.detector.next(new TurnEvent.FalseAlarm("too short"));
    rig.pass(SECOND);
    assertThat(rig.recognizer.ear().ended()).isZero();
    assertThat(rig.talk.inputs()).containsExactly(new DialogInput.Started());
  }

  @Test
  void cutOffForNothingTheDialogIsToldAtOnceAndOnce() {
    rig.talk.then(say("one two three four five six"), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(300));
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.frame();
    rig.detector.next(new TurnEvent.FalseAlarm("silence without words"));
    rig.frame();
    assertThat(rig.talk.inputs())
        .containsExactly(
            new DialogInput.Started(),
            new DialogInput.Interrupted(Utterance.of(List.of("one two three four five six"))),
            new DialogInput.Heard("", 0));
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.frame();
    rig.detector.next(new TurnEvent.FalseAlarm("silence without words"));
    rig.frame();
    assertThat(rig.talk.inputs()).as("nothing was being said").hasSize(3);
  }

  @Test
  void aSoundThatNeverBecomesWordsDoesNotHoldTheLineOpen() {
    rig.talk.then(listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(4900));
    rig.detector.next(new TurnEvent.MaybeSpeech(5));
    rig.pass(SECOND);
    assertThat(rig.talk.inputs()).as("it may be a caller's first word").hasSize(1);
    rig.pass(Duration.ofMillis(1100));
    assertThat(rig.talk.inputs())
        .as("5 s of patience and 2 s for noises")
        .last()
        .isEqualTo(new DialogInput.StayedSilent());
  }

  @Test
  void aSoundThatBecomesWordsIsWaitedFor() {
    rig.talk.then(listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(4900));
    rig.detector.next(new TurnEvent.MaybeSpeech(5));
    rig.frame();
    rig.recognizer.ear().report(new Recognition.Partial("balance", 0));
    rig.pass(SECOND.multipliedBy(3));
    assertThat(rig.talk.inputs()).doesNotContain(new DialogInput.StayedSilent());
  }

  @Test
  void theLikeliestReadingThatAnswersTheQuestionIsTaken() {
    rig.talk.then(listen(KeyPlan.MENU));
    rig.start();
    rig.recognizer.does(
        new Recognition.Final(
            List.of(), 0, List.of(word("balance", 0.7), word("balance please", 0.6))));
    rig.detector.next(new TurnEvent.MaybeSpeech(10), new TurnEvent.SpeechStarted());
    rig.frame();
    rig.detector.next(new TurnEvent.SpeechEnded("pause", 25));
    rig.frame();
    assertThat(rig.talk.inputs())
        .last()
        .isEqualTo(new DialogInput.Heard("balance", 0.7, PcmFrame.LENGTH));
  }

  @Test
  void aSoftVoiceIsLiftedForTheRecogniserAndALoudOneIsNot() {
    rig.start();
    rig.detector.next(new TurnEvent.MaybeSpeech(0));
    for (int i = 0; i < 250; i++) {
      rig.session.hear(BotRig.NOISY);
    }
    assertThat(rig.recognizer.ear().utterance().getLast().rms()).isBetween(2900.0, 3100.0);
    rig.session.hear(loud());
    assertThat(rig.recognizer.ear().utterance().getLast()).isEqualTo(loud());
  }

  @Test
  void whatWillLikelyBeSaidIsSpokenAheadOnceAndNotPlayed() {
    Expectation foreseeing =
        new Expectation(
            Grammar.OPEN,
            words -> Completeness.COMPLETE,
            KeyPlan.MENU,
            Duration.ofSeconds(5),
            words -> List.of(Utterance.of("you said " + words)));
    rig.talk.then(new DialogAction.Listen(foreseeing));
    rig.start();
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.frame();
    rig.recognizer.ear().report(new Recognition.Partial("four", 0));
    rig.recognizer.ear().report(new Recognition.Partial("four", 1));
    rig.recognizer.ear().report(new Recognition.Partial("mute", 0));
    rig.pass(SECOND);
    assertThat(rig.synthesizer.spoken()).containsExactly("you said four", "you said mute");
    assertThat(rig.soundingFrames()).isZero();
    assertThat(rig.talk.inputs()).as("nothing is decided").hasSize(1);
    assertThat(rig.result).isNotDone();
  }

  @Test
  void aLostPacketIsConcealedByTheOneBefore() {
    rig.start();
    rig.detector.next(new TurnEvent.MaybeSpeech(0));
    rig.session.hear(loud());
    for (int i = 0; i < 3; i++) {
      rig.session.hear(PcmFrame.SILENCE);
    }
    List<PcmFrame> fed = rig.recognizer.ear().utterance();
    assertThat(fed.subList(0, 3)).containsOnly(loud());
    assertThat(fed.get(3).rms()).isBetween(5.0, 11.0);
  }

  @Test
  void whatIsUnderstoodSoFarGoesToTheTurnDetectorWithItsCompleteness() {
    rig.talk.then(listen(KeyPlan.MENU));
    rig.start();
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.frame();
    rig.recognizer.ear().report(new Recognition.Partial("balance", 1));
    rig.frame();
    assertThat(rig.detector.told())
        .containsExactly(new TurnInput.Words("balance", 1, Completeness.COMPLETE));
  }

  @Test
  void theTurnDetectorKnowsWhenTheBotIsHeard() {
    rig.talk.then(say("one", "two"));
    rig.start().pass(SECOND);
    assertThat(rig.detector.told())
        .containsExactly(new TurnInput.BotSpeaks(true), new TurnInput.BotSpeaks(false));
  }

  @Test
  void whereNobodyIsLeftToListenTheCallerIsNotGreetedButHandedOver() {
    rig.recognizer.full();
    rig.talk.then(say("a person"), new DialogAction.HandOver("support", "", "crowded"));
    rig.start().pass(Duration.ofSeconds(3));
    assertThat(rig.talk.inputs())
        .containsExactly(new DialogInput.Crowded("as many callers are being heard as can be"));
    assertThat(rig.result).isCompletedWithValueMatching(BotResult.PersonWanted.class::isInstance);
    assertThat(rig.events(CallEvent.HearingLost.class)).hasSize(1);
  }

  @Test
  void withoutAnEarTheCallGoesOnWithKeys() {
    rig.recognizer.withoutModel();
    rig.talk.then(say("hello"), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofSeconds(2));
    rig.session.press('2');
    assertThat(rig.talk.inputs())
        .containsExactly(
            new DialogInput.Started(),
            new DialogInput.HearingLost("no recogniser to be had"),
            new DialogInput.Pressed("2", Duration.ofMillis(1920), Duration.ZERO));
    assertThat(rig.events(CallEvent.HearingLost.class)).hasSize(1);
  }

  @Test
  void aRecogniserThatFailsIsGivenUpOnceAndItsEarClosed() {
    rig.start();
    rig.recognizer.ear().report(new Recognition.Failed("out of memory"));
    rig.recognizer.ear().report(new Recognition.Failed("out of memory"));
    rig.frame();
    assertThat(rig.talk.inputs())
        .containsExactly(new DialogInput.Started(), new DialogInput.HearingLost("out of memory"));
    assertThat(rig.recognizer.ear().closed()).isEqualTo(1);
  }

  @Test
  void wordsThatDoNotComeInTimeMeanHearingIsLost() {
    rig.start();
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.frame();
    rig.detector.next(new TurnEvent.SpeechEnded("pause", 25));
    rig.pass(Duration.ofMillis(3100));
    assertThat(rig.talk.inputs())
        .last()
        .isEqualTo(new DialogInput.HearingLost("the recogniser does not answer"));
  }

  @Test
  void aLegThatNeverSoundsIsNoticedOnceAndKeysStillWork() {
    rig.callerSounds = false;
    rig.talk.then(listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(4960));
    assertThat(rig.events(CallEvent.HearingLost.class)).isEmpty();
    rig.pass(Duration.ofSeconds(2));
    rig.session.press('1');
    assertThat(rig.talk.inputs())
        .contains(new DialogInput.HearingLost("no sound arrives from the caller"));
    assertThat(rig.talk.inputs()).last().isInstanceOf(DialogInput.Pressed.class);
    assertThat(rig.events(CallEvent.HearingLost.class)).hasSize(1);
  }

  @Test
  void aPhoneThatSuppressesSilenceIsNotDeafAndItsSilenceIsHeard() {
    rig.start().pass(SECOND);
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.frame();
    rig.callerSounds = false;
    int frames = rig.detector.frames();
    rig.pass(Duration.ofSeconds(10));
    assertThat(rig.events(CallEvent.HearingLost.class)).isEmpty();
    assertThat(rig.detector.frames() - frames).as("10 s but for the first 200 ms").isEqualTo(491);
  }

  private static List<Recognition.Word> word(String text, double confidence) {
    return List.of(new Recognition.Word(text, confidence));
  }

  private static PcmFrame loud() {
    short[] samples = new short[PcmFrame.SAMPLES];
    java.util.Arrays.fill(samples, (short) 7000);
    return PcmFrame.of(samples);
  }
}
