package org.dozvon.voicebot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.HearingLoss;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.KeyPlan;
import org.dozvon.operator.InCall;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Recognition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call's conversation over audio. All methods run on the loop it was opened with; whatever goes
 * wrong in them ends the session as {@code Broken}. The result is complete before the connection is
 * closed. All waiting is done by looking at the time every 20 ms, in {@link #frameDue()}.
 */
public final class BotSession {
  private static final Logger LOG = LoggerFactory.getLogger(BotSession.class);

  /** How long the last words may take when the program ends. */
  private static final Duration LEAVING = Duration.ofSeconds(5);

  private final CallId call;
  private final Executor loop;
  private final Supplier<Optional<String>> closing;
  private final BotParts parts;
  private final VoicebotSettings settings;
  private final InstantSource clock;
  private final Consumer<BotResult> done;
  private final Instant deadline;
  private final Line line;
  private final Hearing hearing;
  private final RouteRunner routes;
  private final Playout playout;
  private final Conversation conversation;
  private final TurnStages turns = new TurnStages();
  private Optional<Instant> leaving = Optional.empty();
  private boolean over;

  /** Wires the stages in the order in which sound and words go through them. */
  BotSession(BotOrder order, Voicebot bot, Executor loop, BotSink sink, Consumer<BotResult> done) {
    this.call = order.call();
    this.loop = loop;
    this.parts = bot.parts();
    this.closing = bot::closing;
    this.settings = bot.settings();
    this.clock = parts.clocks().get();
    this.done = done;
    Instant now = clock.instant();
    deadline = now.plus(settings.maxLength());

    hearing = new Hearing(parts.detectors().apply(order.profile()), settings);
    KeyCollector keys = new KeyCollector(new KeyPlan(0, KeyPlan.MENU.gap()));
    Patience patience = new Patience();
    routes = new RouteRunner(order, parts, clock, loop, this::answered);
    Delivery delivery = Delivery.of(order.profile());
    Mouth mouth = new Mouth(parts.synthesizer(), parts.speakers(), order.voice(), delivery, loop);
    playout = new Playout(mouth, this::botSaid, settings);
    var stages = new Conversation.Stages(hearing, keys, patience, routes, playout, turns);
    conversation = new Conversation(order, stages, parts.events(), now);
    line = new Line(sink, call.value(), now);
    LOG.debug("{}: {}", call, this);
  }

  /** The line is open: the bot greets. */
  void start(BotOrder order) {
    guarded(
        now -> {
          Optional<Ear> ear = openEar(order);
          if (ear.isEmpty() && parts.recognizer().knows(order.voice().language())) {
            conversation.crowded(HearingLoss.CROWDED.reason(), now);
            return;
          }
          ear.ifPresent(hearing::open);
          conversation.decide(new DialogInput.Started(), now);
          if (ear.isEmpty()) {
            conversation.withoutHearing(HearingLoss.NO_RECOGNISER.reason(), now);
          }
        });
  }

  /** The next 20 ms from the caller. */
  public void hear(PcmFrame frame) {
    guarded(
        now -> {
          line.heard(now);
          conversation.hear(frame, now);
        });
  }

  /** The caller pressed a key; what is no key of a telephone is ignored. Stops all speech. */
  public void press(char key) {
    guarded(now -> conversation.press(key, now));
  }

  /** The next 20 ms for the caller are due. */
  public void frameDue() {
    guarded(
        now -> {
          line.send(conversation.speak(now), now);
          if (line.isSuppressed(now)) {
            conversation.hear(PcmFrame.SILENCE, now);
          }
          if (line.isDeaf(settings.deafAfter(), now)) {
            conversation.loseHearing(HearingLoss.DEAF_LINE.reason(), now);
          }
          conversation.pass(now);
          closing.get().ifPresent(reason -> leave(reason, now));
          end(now).ifPresent(this::finish);
        });
  }

  /** The audio connection is closed by the other side. */
  public void closed(String reason) {
    finish(new BotResult.CallerGone(reason));
  }

  /** The audio connection is of no use: ends the session. */
  public void broken(String reason) {
    finish(new BotResult.Broken(reason));
  }

  /** The program ends: a word to the caller, and a limit to how long it may take. */
  private void leave(String reason, Instant now) {
    if (leaving.isEmpty()) {
      leaving = Optional.of(now);
      conversation.close(reason, now);
    }
  }

  private Optional<BotResult> end(Instant now) {
    if (line.isStuck(settings.slowReaderLimit(), now)) {
      return Optional.of(new BotResult.Broken("the audio connection is not read"));
    }
    Optional<String> mute = playout.unspeakable();
    Optional<BotResult> wanted = conversation.ending();
    boolean toPerson = wanted.filter(BotResult.PersonWanted.class::isInstance).isPresent();
    if (mute.isPresent() && !toPerson) {
      return Optional.of(new BotResult.Broken("nothing could be spoken: " + mute.get()));
    }
    if (!now.isBefore(deadline)) {
      String reason = "the conversation took over " + settings.maxLength().toMinutes() + " min";
      return Optional.of(toAnybody(reason));
    }
    if (leaving.filter(since -> !now.isBefore(since.plus(LEAVING))).isPresent()) {
      return Optional.of(wanted.orElseGet(() -> toAnybody(closing.get().orElse(""))));
    }
    return wanted.filter(result -> playout.isDrained(settings.drain()));
  }

  private static BotResult toAnybody(String reason) {
    return new BotResult.PersonWanted("", "", reason);
  }

  private void answered(DialogInput answer) {
    guarded(now -> conversation.decide(answer, now));
  }

  private void botSaid(String text) {
    Instant now = clock.instant();
    turns.spoke(call, now).ifPresent(this::publish);
    publish(new CallEvent.BotSaid(call, now, text));
  }

  private Optional<Ear> openEar(BotOrder order) {
    try {
      return parts.recognizer().open(order.voice().language(), this::recognised);
    } catch (RuntimeException e) {
      LOG.warn("{}: the recogniser failed to open", call, e);
      return Optional.empty();
    }
  }

  /** Called from the recogniser's threads. */
  private void recognised(Recognition recognition) {
    try {
      loop.execute(() -> guarded(now -> conversation.recognised(recognition, now)));
    } catch (RejectedExecutionException e) {
      LOG.debug("{}: words after the end", call);
    }
  }

  private void publish(CallEvent event) {
    parts.events().accept(event);
  }

  private void guarded(Consumer<Instant> step) {
    if (over) {
      return;
    }
    try (InCall mark = InCall.of(call)) {
      mark.hold();
      try {
        step.accept(clock.instant());
      } catch (RuntimeException e) {
        LOG.error("{}: the session broke", call, e);
        finish(new BotResult.Broken(e.toString()));
      }
    }
  }

  private void finish(BotResult result) {
    if (over) {
      return;
    }
    over = true;
    try (InCall mark = InCall.of(call)) {
      mark.hold();
      LOG.info("{}: {}", call, result);
      playout.stop(true);
      routes.forget();
      hearing.close();
      if (result instanceof BotResult.PersonWanted to) {
        Instant now = clock.instant();
        publish(
            new CallEvent.HandedOver(call, now, to.queue(), to.topic(), to.reason(), to.skill()));
      }
    } catch (RuntimeException e) {
      LOG.error("{}: could not be put away", call, e);
    } finally {
      done.accept(result);
      line.hangUp();
    }
  }

  @Override
  public String toString() {
    return hearing + " -> " + conversation + " -> " + playout + " -> " + line;
  }
}
