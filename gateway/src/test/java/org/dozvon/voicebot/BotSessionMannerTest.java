package org.dozvon.voicebot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.dozvon.testing.ScriptedTalk.listen;
import static org.dozvon.testing.ScriptedTalk.say;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallEvent;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.KeyPlan;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.TurnEvent;
import org.dozvon.speech.TurnInput;
import org.dozvon.speech.TurnSettings;
import org.junit.jupiter.api.Test;

/** How a session changes its manner in mid-call, and what it tells the dialog of the caller's. */
class BotSessionMannerTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String FIVE_WORDS = "one two three four five";

  private final BotRig rig = new BotRig();

  @Test
  void slowerRendersSlowerAndLouderPlaysLouderForTheRestOfTheCall() {
    rig.talk.then(say(FIVE_WORDS), listen(KeyPlan.MENU));
    rig.talk.then(new DialogAction.Speak(new Delivery(0.5, 6)), say(FIVE_WORDS));
    rig.talk.then(say(FIVE_WORDS));
    rig.start().pass(SECOND);
    List<PcmFrame> usual = sounding();
    rig.callerSays("slower");
    rig.pass(Duration.ofSeconds(2));
    List<PcmFrame> slower = sounding();
    rig.callerSays("balance");
    rig.pass(Duration.ofSeconds(2));
    assertThat(usual).hasSize(25);
    assertThat(slower).hasSize(50);
    assertThat(sounding()).as("also what is said later").hasSize(50);
    assertThat(decibels(slower) - decibels(usual)).isCloseTo(6, within(0.2));
  }

  @Test
  void aCallThatBeginsGentlyIsSlowAndLoudFromTheFirstWord() {
    rig.talk.then(say(FIVE_WORDS));
    rig.start(Profile.GENTLE).pass(SECOND);
    assertThat(sounding()).hasSize(32);
  }

  @Test
  void aChangeOfProfileIsPublishedWithItsReasonAndMakesTheEarsPatient() {
    ProfileChoice choice = new ProfileChoice(Profile.GENTLE, "asked to repeat");
    rig.talk.then(new DialogAction.ChangeProfile(choice));
    rig.start();
    assertThat(rig.events(CallEvent.ProfileChosen.class))
        .extracting(CallEvent.ProfileChosen::choice)
        .containsExactly(choice);
    assertThat(rig.detector.told()).contains(new TurnInput.Patience(TurnSettings.gentle()));
  }

  @Test
  void aSlowRouteIsToldAtTheWantedTimesAndNotAfterItsAnswer() {
    rig.talk.then(slowRoute());
    rig.start().pass(Duration.ofMillis(680));
    assertThat(rig.talk.inputs()).hasSize(1);
    rig.pass(Duration.ofMillis(20));
    assertThat(rig.talk.inputs())
        .last()
        .isEqualTo(new DialogInput.RouteSlow("points", Duration.ofMillis(700)));
    rig.pass(SECOND);
    assertThat(rig.talk.inputs()).hasSize(2);
    rig.routesAnswer();
    rig.pass(Duration.ofSeconds(5));
    assertThat(rig.talk.inputs())
        .filteredOn(DialogInput.RouteSlow.class::isInstance)
        .as("nobody waits any more")
        .hasSize(1);
  }

  @Test
  void aRouteThatNeverAnswersIsToldTwiceBeforeItIsGivenUp() {
    rig.talk.then(slowRoute());
    rig.start().pass(Duration.ofSeconds(12));
    assertThat(rig.talk.inputs())
        .startsWith(
            new DialogInput.Started(),
            new DialogInput.RouteSlow("points", Duration.ofMillis(700)),
            new DialogInput.RouteSlow("points", Duration.ofSeconds(4)),
            new DialogInput.RouteFailed("points", "no answer in time"));
  }

  @Test
  void wordsThatHaveNotBegunAreNotSaidAnyMoreAfterAHush() {
    rig.talk.then(say(FIVE_WORDS, "six seven", "eight"), listen(KeyPlan.MENU), slowRoute());
    rig.talk.then(new DialogAction.Hush(), say("the answer"));
    rig.start().pass(Duration.ofMillis(200));
    rig.routesAnswer();
    rig.pass(Duration.ofSeconds(2));
    assertThat(rig.events(CallEvent.BotSaid.class))
        .extracting(CallEvent.BotSaid::text)
        .containsExactly(FIVE_WORDS, "the answer");
  }

  @Test
  void theDialogLearnsHowLongACallerHesitated() {
    rig.talk.then(say(FIVE_WORDS), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(500 + 4000));
    rig.callerSays("balance");
    assertThat(waited()).isBetween(Duration.ofMillis(3900), Duration.ofMillis(4100));
  }

  @Test
  void aNoiseBeforeTheFirstWordDoesNotShortenTheHesitation() {
    rig.talk.then(say(FIVE_WORDS), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(500 + 2000));
    noise();
    rig.pass(Duration.ofSeconds(2));
    rig.callerSays("balance");
    assertThat(waited()).isGreaterThan(Duration.ofSeconds(4));
  }

  @Test
  void whoInterruptsDoesNotHesitate() {
    rig.talk.then(say(FIVE_WORDS, FIVE_WORDS), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(300));
    rig.callerSays("balance");
    assertThat(waited()).isZero();
  }

  @Test
  void theDialogLearnsHowFarApartTheKeysWere() {
    rig.talk.then(listen(new KeyPlan(3, Duration.ofSeconds(3))));
    rig.start();
    rig.session.press('1');
    rig.pass(Duration.ofMillis(2500));
    rig.session.press('2');
    rig.pass(Duration.ofMillis(400));
    rig.session.press('3');
    DialogInput.Pressed pressed = (DialogInput.Pressed) rig.talk.inputs().getLast();
    assertThat(pressed.keys()).isEqualTo("123");
    assertThat(pressed.gap()).isEqualTo(Duration.ofMillis(2500));
  }

  @Test
  void noisesDoNotKeepASilentCallerWaitingForEver() {
    rig.talk.then(listen(KeyPlan.MENU));
    rig.start();
    for (int i = 0; i < 6; i++) {
      rig.pass(SECOND);
      noise();
    }
    assertThat(rig.talk.inputs()).doesNotContain(new DialogInput.StayedSilent());
    rig.pass(SECOND);
    noise();
    assertThat(rig.talk.inputs())
        .as("5 s of patience and 2 s for noises")
        .containsOnlyOnce(new DialogInput.StayedSilent());
  }

  @Test
  void theDialogLearnsThatACallerTalksOnAndWhatWasRecognisedSoFar() {
    rig.talk.then(listen(KeyPlan.MENU));
    rig.start().pass(SECOND);
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.frame();
    rig.recognizer.ear().report(new Recognition.Partial("hello well", 0));
    rig.pass(Duration.ofMillis(5900));
    assertThat(rig.talk.inputs()).hasSize(1);
    rig.pass(Duration.ofMillis(2200));
    assertThat(rig.talk.inputs())
        .extracting(input -> input instanceof DialogInput.TalksOn on ? on.text() : "")
        .containsExactly("", "hello well", "hello well");
  }

  private void noise() {
    rig.detector.next(new TurnEvent.MaybeSpeech(5));
    rig.pass(Duration.ofMillis(100));
    rig.detector.next(new TurnEvent.FalseAlarm("silence without words"));
    rig.frame();
  }

  private Duration waited() {
    return rig.talk.inputs().stream()
        .filter(DialogInput.Heard.class::isInstance)
        .map(input -> ((DialogInput.Heard) input).waited())
        .findFirst()
        .orElseThrow();
  }

  private static DialogAction slowRoute() {
    return new DialogAction.CallRoute(
        "points",
        Map.of(),
        Duration.ofSeconds(10),
        List.of(Duration.ofMillis(700), Duration.ofSeconds(4)));
  }

  /** The frames with sound since the last time. */
  private List<PcmFrame> sounding() {
    List<PcmFrame> frames =
        rig.sent.stream().filter(frame -> !frame.equals(PcmFrame.SILENCE)).toList();
    rig.sent.clear();
    return frames;
  }

  private static double decibels(List<PcmFrame> frames) {
    return 20 * Math.log10(frames.stream().mapToDouble(PcmFrame::rms).average().orElseThrow());
  }
}
