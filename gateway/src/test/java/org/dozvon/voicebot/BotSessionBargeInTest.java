package org.dozvon.voicebot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dozvon.testing.ScriptedTalk.insist;
import static org.dozvon.testing.ScriptedTalk.listen;
import static org.dozvon.testing.ScriptedTalk.say;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dozvon.call.CallEvent;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.KeyPlan;
import org.dozvon.speech.TurnEvent;
import org.dozvon.speech.TurnInput;
import org.dozvon.speech.Utterance;
import org.junit.jupiter.api.Test;

/** What the caller's voice and keys do to the words that the bot is saying. */
class BotSessionBargeInTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final DialogAction HAND_OVER =
      new DialogAction.HandOver("shops", "complaint", "asked for a person");

  private final BotRig rig = new BotRig();

  @Test
  void speechOfTheCallerStopsTheBotWithinOneFrameAndTheRestIsRemembered() {
    rig.talk.then(say("one two three four", "five six"), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(200));
    assertThat(rig.sounds()).isTrue();
    rig.detector.next(new TurnEvent.MaybeSpeech(5));
    rig.frame();
    assertThat(rig.sounds()).as("a noise alone does not stop it").isTrue();
    rig.detector.next(new TurnEvent.SpeechStarted());
    rig.frame();
    assertThat(rig.sounds()).isFalse();
    assertThat(rig.events(CallEvent.BargedIn.class))
        .extracting(CallEvent.BargedIn::unheard)
        .containsExactly("three four five six");
    assertThat(rig.talk.inputs())
        .containsExactly(
            new DialogInput.Started(),
            new DialogInput.Interrupted(Utterance.of(List.of("one two three four", "five six"))));
    rig.pass(SECOND);
    assertThat(rig.sounds()).isFalse();
  }

  @Test
  void whatWasHeardOfTheCutSentenceIsKnownToTheWord() {
    rig.talk.then(say("extraordinarily long words take a while"), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(300));
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.frame();
    CallEvent.BargedIn cut = rig.events(CallEvent.BargedIn.class).getFirst();
    assertThat(cut.heard()).isEqualTo("extraordinarily long...");
    assertThat(cut.unheard()).isEqualTo("words take a while");
  }

  @Test
  void aNoiseWhileTheNextSentenceIsNotReadyDropsNothing() {
    rig.talk.then(say("one", "two"), listen(KeyPlan.MENU));
    rig.speakersWork = false;
    rig.start().speakers.runOne();
    rig.pass(SECOND);
    assertThat(rig.detector.told())
        .as("to the turn detector the bot still speaks")
        .containsExactly(new TurnInput.BotSpeaks(true));
    rig.speakersWork = true;
    rig.pass(SECOND);
    assertThat(rig.soundingFrames()).isEqualTo(10);
  }

  @Test
  void sentencesThatWereHeardAreNotAmongTheUnheard() {
    rig.talk.then(say("one two", "three four", "five"), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(500));
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.frame();
    assertThat(rig.talk.inputs())
        .last()
        .isEqualTo(new DialogInput.Interrupted(Utterance.of(List.of("three four", "five"))));
  }

  @Test
  void aBotThatPausesGoesOnWhereItWasAndIsNotInterrupted() {
    rig.talk.then(say("one two three four five"), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(300));
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.Pause());
    rig.frame();
    long before = rig.soundingFrames();
    rig.pass(SECOND);
    assertThat(rig.soundingFrames()).isEqualTo(before);
    rig.detector.next(new TurnEvent.GoOn(), new TurnEvent.FalseAlarm("silence without words"));
    rig.pass(SECOND);
    assertThat(rig.soundingFrames()).as("200 ms are heard twice").isEqualTo(25 + 10);
    assertThat(rig.events(CallEvent.BotSaid.class)).hasSize(1);
    assertThat(rig.talk.inputs()).containsExactly(new DialogInput.Started());
  }

  @Test
  void whatFollowsAPauseMayBeAnInterruption() {
    rig.talk.then(say("one two three four five"), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(300));
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.Pause());
    rig.pass(Duration.ofMillis(200));
    rig.detector.next(new TurnEvent.SpeechStarted());
    rig.pass(SECOND);
    assertThat(rig.sounds()).isFalse();
    assertThat(rig.talk.inputs())
        .last()
        .isEqualTo(new DialogInput.Interrupted(Utterance.of(List.of("one two three four five"))));
  }

  @Test
  void keysThatStopTheBotAreNoInterruptionForTheDialog() {
    rig.talk.then(say("one two three four"), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(100));
    rig.session.press('1');
    assertThat(rig.talk.inputs())
        .containsExactly(new DialogInput.Started(), new DialogInput.Pressed("1"));
  }

  @Test
  void whatMustBeHeardIsNotInterruptedBySpeechButByKeys() {
    rig.talk.then(insist("one two three four five"), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(100));
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.pass(Duration.ofMillis(100));
    assertThat(rig.sounds()).isTrue();
    assertThat(rig.recognizer.ear().utterance()).isEmpty();
    rig.session.press('0');
    rig.frame();
    assertThat(rig.sounds()).isFalse();
    assertThat(rig.talk.inputs()).contains(new DialogInput.Pressed("0"));
  }

  @Test
  void anAnswerThatWasNotBegunWaitsUntilTheCallerIsDone() {
    rig.talk
        .then(listen(KeyPlan.MENU), new DialogAction.CallRoute("points", Map.of(), SECOND))
        .then(say("you have points"));
    rig.start();
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.pass(Duration.ofMillis(100));
    rig.routesAnswer();
    rig.pass(Duration.ofMillis(500));
    assertThat(rig.soundingFrames()).as("the bot does not talk over the caller").isZero();
    rig.recognizer.hears("well");
    rig.detector.next(new TurnEvent.SpeechEnded("pause", 25));
    rig.pass(SECOND);
    assertThat(rig.soundingFrames()).isEqualTo(15);
  }

  @Test
  void speechBeforeTheFirstWordOfAnAnswerDoesNotLoseIt() {
    rig.speakersWork = false;
    rig.talk.then(say("you have points"), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(100));
    rig.callerSays("hello");
    rig.speakersWork = true;
    rig.pass(SECOND);
    assertThat(rig.soundingFrames()).isEqualTo(15);
    assertThat(rig.events(CallEvent.BargedIn.class)).isEmpty();
  }

  @Test
  void aPauseDoesNotHoldUpAHandOverThatIsDecidedMeanwhile() {
    rig.talk
        .then(
            say("one two three four five"), new DialogAction.CallRoute("points", Map.of(), SECOND))
        .then(HAND_OVER);
    rig.start().pass(Duration.ofMillis(200));
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.Pause());
    rig.frame();
    rig.routesAnswer();
    rig.pass(SECOND.multipliedBy(3));
    assertThat(rig.result)
        .isCompletedWithValue(
            new BotResult.PersonWanted("shops", "complaint", "asked for a person"));
  }
}
