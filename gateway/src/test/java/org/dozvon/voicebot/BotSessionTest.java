package org.dozvon.voicebot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dozvon.testing.ScriptedTalk.listen;
import static org.dozvon.testing.ScriptedTalk.say;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallEvent;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.KeyPlan;
import org.dozvon.operator.InCall;
import org.dozvon.speech.TurnEvent;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class BotSessionTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final DialogAction HAND_OVER =
      new DialogAction.HandOver("shops", "complaint", "asked for a person");

  private final BotRig rig = new BotRig();

  @Test
  void theGreetingIsSaidSentenceBySentenceWithAPauseBetween() {
    rig.talk.then(say("hello there", "how can we help"), listen(KeyPlan.MENU));
    rig.start().pass(SECOND);
    assertThat(rig.soundingFrames()).isEqualTo(10 + 20);
    assertThat(rig.sent.subList(10, 17)).containsOnly(PcmFrame.SILENCE);
    assertThat(rig.sent.get(17)).isNotEqualTo(PcmFrame.SILENCE);
    assertThat(rig.events(CallEvent.BotSaid.class))
        .extracting(CallEvent.BotSaid::text)
        .containsExactly("hello there", "how can we help");
  }

  @Test
  void whenTheProgramEndsTheDialogHasAFewSecondsAndThenItIsAPerson() {
    rig.talk.then(listen(KeyPlan.MENU));
    rig.start().pass(SECOND);
    rig.bot.close("stopped");
    rig.pass(Duration.ofMillis(4900));
    assertThat(rig.talk.inputs()).containsOnlyOnce(new DialogInput.Closing("stopped"));
    assertThat(rig.result).isNotDone();
    rig.pass(Duration.ofMillis(200));
    assertThat(rig.result).isCompletedWithValue(new BotResult.PersonWanted("", "", "stopped"));
    assertThat(rig.hangUps).isEqualTo(1);
  }

  @Test
  void whenTheProgramEndsTheDialogsOwnHandOverIsSpokenToItsEnd() {
    rig.talk.then(listen(KeyPlan.MENU));
    rig.start().pass(SECOND);
    rig.talk.then(say("one moment"), HAND_OVER);
    rig.bot.close("stopped");
    rig.pass(SECOND);
    assertThat(rig.result)
        .isCompletedWithValue(
            new BotResult.PersonWanted("shops", "complaint", "asked for a person"));
  }

  @Test
  void whatIsLoggedForTheCallNamesItAndTheLoopForgetsItBetweenTwoCalls() {
    List<String> marks = new ArrayList<>();
    rig.start(
        (input, now) -> {
          marks.add(MDC.get(InCall.MARK));
          return List.of();
        });
    rig.callerSays("anything");
    assertThat(marks).hasSizeGreaterThan(1).containsOnly("c1");
    assertThat(MDC.get(InCall.MARK)).isNull();
  }

  @Test
  void silenceIsSentWhenThereIsNothingToSay() {
    rig.start().pass(SECOND);
    assertThat(rig.sent).hasSize(50).containsOnly(PcmFrame.SILENCE);
  }

  @Test
  void allSentencesAreAskedForAtOnceAndInOrder() {
    rig.speakersWork = false;
    rig.talk.then(say("one", "two", "three"));
    rig.start();
    assertThat(rig.speakers.size()).isEqualTo(3);
    rig.speakers.run();
    assertThat(rig.synthesizer.spoken()).containsExactly("one", "two", "three");
  }

  @Test
  void silenceIsCountedFromTheEndOfTheBotsWords() {
    rig.talk.then(listen(KeyPlan.MENU), say("one two three four five six seven eight nine ten"));
    rig.start().pass(Duration.ofMillis(5900));
    assertThat(rig.talk.inputs()).doesNotContain(new DialogInput.StayedSilent());
    rig.pass(Duration.ofMillis(200));
    assertThat(rig.talk.inputs()).containsOnlyOnce(new DialogInput.StayedSilent());
    assertThat(rig.events(CallEvent.CallerSilent.class)).hasSize(1);
  }

  @Test
  void keysAndSpeechAndRoutesRestartTheSilence() {
    rig.talk.then(listen(new KeyPlan(4, Duration.ofSeconds(2))));
    rig.talk.then(new DialogAction.CallRoute("points", Map.of(), Duration.ofSeconds(20)));
    rig.start().pass(Duration.ofSeconds(4));
    rig.session.press('1');
    rig.pass(Duration.ofSeconds(4));
    assertThat(rig.talk.inputs())
        .last()
        .isEqualTo(new DialogInput.Pressed("1", Duration.ofSeconds(4), Duration.ZERO));
    rig.pass(Duration.ofSeconds(6));
    assertThat(rig.talk.inputs()).as("a route runs").hasSize(2);
    rig.routesAnswer();
    rig.pass(Duration.ofMillis(4900));
    rig.callerSays("well");
    rig.pass(Duration.ofMillis(4900));
    assertThat(rig.talk.inputs()).doesNotContain(new DialogInput.StayedSilent());
    rig.pass(Duration.ofMillis(200));
    assertThat(rig.talk.inputs()).last().isEqualTo(new DialogInput.StayedSilent());
  }

  @Test
  void aRouteRunsWhileSpeechGoesOnAndItsAnswerComesBack() {
    rig.talk.then(
        say("one moment please"),
        new DialogAction.CallRoute("points", Map.of("card", "1234"), SECOND));
    rig.start().pass(Duration.ofMillis(60));
    rig.routesAnswer();
    assertThat(rig.sounds()).isTrue();
    assertThat(rig.talk.inputs())
        .last()
        .isEqualTo(new DialogInput.RouteReplied("points", Map.of("points", "120")));
    CallEvent.RouteCalled called = rig.events(CallEvent.RouteCalled.class).getFirst();
    assertThat(called.outcome()).isEqualTo("ok");
    assertThat(called.arguments()).containsEntry("card", "1234");
    assertThat(called.took()).isEqualTo(Duration.ofMillis(60));
  }

  @Test
  void aRouteThatFailsIsToldWithItsReason() {
    rig.routeFails = true;
    rig.talk.then(new DialogAction.CallRoute("points", Map.of(), SECOND));
    rig.start().routesAnswer();
    assertThat(rig.talk.inputs())
        .last()
        .isEqualTo(new DialogInput.RouteFailed("points", "the shop is closed"));
  }

  @Test
  void aRouteThatDoesNotKeepItsLimitIsGivenUpOnce() {
    rig.talk.then(new DialogAction.CallRoute("points", Map.of(), SECOND));
    rig.start().pass(Duration.ofMillis(2100));
    rig.routesAnswer();
    assertThat(rig.talk.inputs())
        .containsExactly(
            new DialogInput.Started(), new DialogInput.RouteFailed("points", "no answer in time"));
  }

  @Test
  void theLastWordsAreHeardToTheEndBeforeTheHandOver() {
    rig.talk.then(say("one two three"), HAND_OVER);
    rig.start().pass(Duration.ofMillis(100));
    rig.detector.next(new TurnEvent.MaybeSpeech(5), new TurnEvent.SpeechStarted());
    rig.pass(Duration.ofMillis(380));
    assertThat(rig.soundingFrames()).isEqualTo(15);
    assertThat(rig.result).as("200 ms for Asterisk to play it").isNotDone();
    rig.pass(Duration.ofMillis(60));
    assertThat(rig.result)
        .isCompletedWithValue(
            new BotResult.PersonWanted("shops", "complaint", "asked for a person"));
    assertThat(rig.hangUps).isEqualTo(1);
    assertThat(rig.events.getLast()).isInstanceOf(CallEvent.HandedOver.class);
  }

  @Test
  void aKeyCutsTheLastWordsShortAndTheHandOverFollows() {
    rig.talk.then(say("one two three four five six seven"), HAND_OVER);
    rig.start().pass(Duration.ofMillis(100));
    rig.session.press('0');
    rig.pass(Duration.ofMillis(240));
    assertThat(rig.result.join()).isInstanceOf(BotResult.PersonWanted.class);
  }

  @Test
  void theEndOfTheCallDoesNotWaitForAMessage() {
    rig.talk.then(
        new DialogAction.SendMessage("+15550100", "Card 2222"),
        say("goodbye"),
        new DialogAction.HangUp("served"));
    rig.start().pass(SECOND);
    assertThat(rig.result).isCompletedWithValue(new BotResult.Served("served"));
    assertThat(rig.events).noneMatch(CallEvent.RouteCalled.class::isInstance);
    rig.callers.run();
    assertThat(rig.events.getLast())
        .isInstanceOfSatisfying(
            CallEvent.RouteCalled.class,
            sent -> {
              assertThat(sent.route()).isEqualTo("follow-up");
              assertThat(sent.arguments())
                  .isEqualTo(Map.of("to", "+15550100", "text", "Card 2222"));
            });
  }

  @Test
  void hangingUpServesTheCaller() {
    rig.talk.then(say("goodbye"), new DialogAction.HangUp("served"));
    rig.start().pass(SECOND);
    assertThat(rig.result).isCompletedWithValue(new BotResult.Served("served"));
    assertThat(rig.bot.active()).isZero();
  }

  @Test
  void whatTheDialogFindsOutIsPublished() {
    rig.talk.then(
        new DialogAction.Understood("my points", 0.8, "points"),
        new DialogAction.FoundIntent("points"),
        new DialogAction.Collected("card", "1234"));
    rig.start();
    assertThat(rig.events)
        .hasExactlyElementsOfTypes(
            CallEvent.CallerSaid.class,
            CallEvent.IntentFound.class,
            CallEvent.ValueCollected.class);
  }

  @Test
  void aSentenceThatCannotBeSpokenIsSkipped() {
    rig.talk.then(say("one", "mute", "two"), listen(KeyPlan.MENU));
    rig.start().pass(SECOND);
    assertThat(rig.soundingFrames()).isEqualTo(10);
    assertThat(rig.result).isNotDone();
  }

  @Test
  void whenNothingCanBeSpokenTheCallerIsNotLeftInSilence() {
    rig.talk.then(say("mute", "mute again"), listen(KeyPlan.MENU));
    rig.start().pass(Duration.ofMillis(100));
    assertThat(rig.result.join()).isInstanceOf(BotResult.Broken.class);
    assertThat(rig.hangUps).isEqualTo(1);
  }

  @Test
  void whenNothingCanBeSpokenAHandOverIsStillAHandOver() {
    rig.talk.then(say("mute"), HAND_OVER);
    rig.start().pass(Duration.ofMillis(100));
    assertThat(rig.result.join()).isInstanceOf(BotResult.PersonWanted.class);
  }

  @Test
  void aVoiceThatTakesTooLongIsNotWaitedFor() {
    rig.speakersWork = false;
    rig.talk.then(say("one", "two", "three"));
    rig.start().pass(Duration.ofMillis(4100));
    assertThat(rig.result.join()).isInstanceOf(BotResult.Broken.class);
  }

  @Test
  void aKeyPressedMeanwhileDoesNotBeginTheWaitAnew() {
    rig.speakersWork = false;
    rig.talk.then(say("one", "two"), listen(KeyPlan.MENU)).then(say("connecting"));
    rig.start().pass(SECOND.multipliedBy(2));
    rig.session.press('0');
    rig.pass(Duration.ofMillis(2100));
    assertThat(rig.result.join()).isInstanceOf(BotResult.Broken.class);
  }

  @Test
  void aPeerThatDoesNotReadIsGivenUpAfterTwoSeconds() {
    rig.start().pass(SECOND);
    rig.writable = false;
    rig.pass(Duration.ofMillis(1900));
    assertThat(rig.sent).as("nothing piles up").hasSize(50);
    assertThat(rig.result).isNotDone();
    rig.pass(Duration.ofMillis(200));
    assertThat(rig.result.join()).isInstanceOf(BotResult.Broken.class);
  }

  @Test
  void anEndlessConversationGoesToAPerson() {
    rig.start().pass(VoicebotSettings.DEFAULTS.maxLength().plusMillis(20));
    assertThat(rig.result.join()).isInstanceOf(BotResult.PersonWanted.class);
  }

  @Test
  void aDialogThatThrowsBreaksTheSessionAndClosesItsEar() {
    rig.start(
        (input, now) -> {
          throw new IllegalStateException("a bug");
        });
    assertThat(rig.result.join()).isInstanceOf(BotResult.Broken.class);
    assertThat(rig.hangUps).isEqualTo(1);
    assertThat(rig.recognizer.ear().closed()).isEqualTo(1);
  }

  @Test
  void afterTheEndNothingHappensAnyMore() {
    rig.talk.then(say("one two three"), new DialogAction.CallRoute("points", Map.of(), SECOND));
    rig.start().pass(Duration.ofMillis(100));
    rig.session.closed("hung up");
    int frames = rig.sent.size();
    rig.routesAnswer();
    rig.session.press('1');
    rig.session.closed("again");
    rig.pass(SECOND);
    assertThat(rig.result).isCompletedWithValue(new BotResult.CallerGone("hung up"));
    assertThat(rig.sent).hasSize(frames);
    assertThat(rig.talk.inputs()).hasSize(1);
    assertThat(rig.hangUps).isEqualTo(1);
    assertThat(rig.recognizer.ear().closed()).isEqualTo(1);
  }

  @Test
  void aThousandSessionsLeaveNothingBehind() {
    for (int i = 0; i < 1000; i++) {
      BotRig quick = new BotRig();
      quick.talk.then(say("hello there"), HAND_OVER);
      quick.start().pass(Duration.ofMillis(i % 50 * 20L));
      quick.session.closed("hung up");
      assertThat(quick.bot.active()).isZero();
      assertThat(quick.result).isDone();
      assertThat(quick.recognizer.ears()).allMatch(ear -> ear.closed() == 1);
      assertThat(quick.loop.size() + quick.speakers.size() + quick.callers.size()).isZero();
    }
  }
}
