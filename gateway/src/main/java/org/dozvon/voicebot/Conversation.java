package org.dozvon.voicebot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.HearingLoss;
import org.dozvon.dialog.DialogAction;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Talk;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.Utterance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the dialog what happens and has done what it wants. Confined to the loop. Once the dialog
 * has chosen an ending nothing more is passed on to it, and speech is not listened to: what is left
 * to say is to be heard to the end.
 */
final class Conversation {
  /** Cut off for nothing, the bot goes on at once. */
  private static final DialogInput NOTHING = new DialogInput.Heard("", 0);

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  private final CallId call;
  private final Talk talk;
  private final Stages stages;
  private final Consumer<CallEvent> events;
  private final Hesitation hesitation;
  private Optional<BotResult> ending = Optional.empty();
  private boolean botSpeaks;
  private boolean cutOff;
  private Function<String, List<Utterance>> foresee = words -> List.of();

  /** What the conversation hears and acts with. */
  record Stages(
      Hearing hearing,
      KeyCollector keys,
      Patience patience,
      RouteRunner routes,
      Playout playout,
      TurnStages turns) {}

  Conversation(BotOrder order, Stages stages, Consumer<CallEvent> events, Instant now) {
    this.call = order.call();
    this.talk = order.talk();
    this.stages = stages;
    this.events = events;
    this.hesitation = new Hesitation(now);
  }

  /** Takes the caller's next 20 ms. */
  void hear(PcmFrame frame, Instant now) {
    if (isListening()) {
      heard(stages.hearing().hear(frame, now), now);
    }
  }

  /** Takes what the recogniser says. */
  void recognised(Recognition recognition, Instant now) {
    heard(stages.hearing().recognised(recognition, now), now);
  }

  /** Takes a key; what is no key of a telephone is ignored. Stops all speech. */
  void press(char key, Instant now) {
    if (!KeyCollector.isKey(key)) {
      return;
    }
    watchTheCaller(now);
    stages.playout().stop(true);
    hesitation.callerStirs(now);
    tellWhoSpeaks(now);
    stages.patience().restart(now);
    stages.turns().forget();
    stages.keys().press(key, now).ifPresent(entry -> pressed(entry, now));
  }

  /** Gives the caller's ear the next 20 ms. */
  PcmFrame speak(Instant now) {
    PcmFrame frame = stages.playout().next(!stages.hearing().isCallersTurn(), now);
    stages.hearing().sent(frame, now);
    tellWhoSpeaks(now);
    if (!isListening()) {
      stages.hearing().forget();
      stages.playout().goOn(); // nobody listens any more for what it paused for
    }
    return frame;
  }

  /** Looks what the passing of time means: complete keys, silence, answers that don't come. */
  void pass(Instant now) {
    if (stages.hearing().isOverdue(now)) {
      loseHearing(HearingLoss.SLOW.reason(), now);
    }
    stages.routes().pass(now);
    stages.keys().pause(now).ifPresent(entry -> pressed(entry, now));
    watchTheCaller(now);
    if (!isCallerToBeWaitedFor()) {
      stages.patience().restart(now);
    } else if (stages.hearing().isStirring()) {
      stages
          .patience()
          .disturbed(now)
          .ifPresent(
              waited -> decide(new DialogInput.TalksOn(stages.hearing().soFar(), waited), now));
    } else if (stages.patience().over(now)) {
      events.accept(new CallEvent.CallerSilent(call, now, stages.patience().limit()));
      decide(new DialogInput.StayedSilent(), now);
    }
  }

  /** Goes on with keys alone; does nothing when hearing is lost already. */
  void loseHearing(String reason, Instant now) {
    heard(stages.hearing().lose(reason), now);
  }

  /** There was never anything to hear with. */
  void withoutHearing(String reason, Instant now) {
    heard(List.of(new HearingEvent.Lost(reason)), now);
  }

  /** There is nothing left to hear this caller with: instead of the greeting a person. */
  void crowded(String reason, Instant now) {
    events.accept(new CallEvent.HearingLost(call, now, reason));
    decide(new DialogInput.Crowded(reason), now);
  }

  /** The program ends: asks for a person, unless the dialog is over already. */
  void close(String reason, Instant now) {
    decide(new DialogInput.Closing(reason), now);
  }

  /** Asks the dialog about this, unless it is over, and has done what it wants. */
  void decide(DialogInput input, Instant now) {
    if (ending.isEmpty()) {
      cutOff = input instanceof DialogInput.Interrupted;
      talk.on(input, now).forEach(action -> act(action, now));
    }
  }

  /** How the dialog wants the session to end once all is said; empty while it goes on. */
  Optional<BotResult> ending() {
    return ending;
  }

  private void watchTheCaller(Instant now) {
    if (!stages.playout().isIdle()) {
      hesitation.botSpeaks(now);
    } else if (stages.hearing().isStirring() || stages.keys().pending()) {
      hesitation.callerStirs(now);
    } else {
      hesitation.quiet();
    }
  }

  private boolean isListening() {
    return !stages.playout().isShielded() && ending.isEmpty();
  }

  private boolean isCallerToBeWaitedFor() {
    return ending.isEmpty()
        && stages.playout().isIdle()
        && !stages.routes().isBusy()
        && !stages.keys().pending();
  }

  private void heard(List<HearingEvent> heard, Instant now) {
    for (HearingEvent event : heard) {
      switch (event) {
        case HearingEvent.Sound e -> stages.playout().hold();
        case HearingEvent.SoundWasNothing e -> stages.playout().goOn();
        case HearingEvent.CallerSpeaks e -> bargeIn(now);
        case HearingEvent.TurnOver over -> stages.turns().callerStopped(over.lastSound(), now);
        case HearingEvent.Words words -> {
          stages.turns().understood(now);
          stages.patience().restart(now);
          decide(new DialogInput.Heard(words.text(), words.confidence(), hesitation.waited()), now);
        }
        case HearingEvent.Likely likely -> stages.playout().prepare(foresee.apply(likely.words()));
        case HearingEvent.Nothing nothing -> {
          if (cutOff) {
            decide(NOTHING, now);
          }
        }
        case HearingEvent.Lost lost -> {
          stages.playout().goOn();
          events.accept(new CallEvent.HearingLost(call, now, lost.reason()));
          decide(new DialogInput.HearingLost(lost.reason()), now);
        }
      }
    }
  }

  private void bargeIn(Instant now) {
    Playout.Unheard unheard = stages.playout().stop(false);
    tellWhoSpeaks(now);
    if (!unheard.isEmpty()) {
      hesitation.botSpeaks(now);
      hesitation.callerStirs(now);
      events.accept(new CallEvent.BargedIn(call, now, unheard.heard(), unheard.words()));
      decide(new DialogInput.Interrupted(unheard.sentences()), now);
    }
  }

  private void pressed(String entry, Instant now) {
    events.accept(new CallEvent.CallerPressed(call, now, entry));
    decide(new DialogInput.Pressed(entry, hesitation.waited(), stages.keys().gap()), now);
  }

  /** The turn detector must not take the echo of the bot's voice for the caller's. */
  private void tellWhoSpeaks(Instant now) {
    if (botSpeaks != stages.playout().isSpeaking()) {
      botSpeaks = !botSpeaks;
      heard(stages.hearing().botSpeaks(botSpeaks, now), now);
    }
  }

  private void act(DialogAction action, Instant now) {
    switch (action) {
      case DialogAction.Say say -> {
        stages.turns().decided(now);
        stages.playout().say(say.utterances(), say.interruptible());
      }
      case DialogAction.Listen listen -> {
        foresee = listen.expectation().foresee();
        stages.hearing().expect(listen.expectation());
        stages.keys().plan(listen.expectation().keys());
        stages.patience().limit(listen.expectation().patience(), now);
      }
      case DialogAction.Hush hush -> stages.playout().hush();
      case DialogAction.ChangeProfile change -> {
        events.accept(new CallEvent.ProfileChosen(call, now, change.choice()));
        heard(stages.hearing().treat(change.choice().profile(), now), now);
      }
      case DialogAction.Speak speak -> stages.playout().deliver(speak.delivery());
      case DialogAction.CallRoute route -> stages.routes().call(route, now);
      case DialogAction.SendMessage message -> stages.routes().send(message);
      case DialogAction.Explained explained -> LOG.debug("{}: {}", call, explained.why());
      case DialogAction.FoundIntent found ->
          events.accept(new CallEvent.IntentFound(call, now, found.intent()));
      case DialogAction.Collected value ->
          events.accept(new CallEvent.ValueCollected(call, now, value.name(), value.value()));
      case DialogAction.Understood u ->
          events.accept(new CallEvent.CallerSaid(call, now, u.text(), u.confidence(), u.meaning()));
      case DialogAction.HandOver to ->
          ending =
              Optional.of(
                  new BotResult.PersonWanted(to.queue(), to.topic(), to.reason(), to.skill()));
      case DialogAction.HangUp done -> ending = Optional.of(new BotResult.Served(done.reason()));
    }
  }

  @Override
  public String toString() {
    return "conversation";
  }
}
