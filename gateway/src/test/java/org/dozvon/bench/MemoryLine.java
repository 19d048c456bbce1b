package org.dozvon.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Talk;
import org.dozvon.handover.BackOffice;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.TurnSettings;
import org.dozvon.speech.Voice;
import org.dozvon.speech.VoiceTurnDetector;
import org.dozvon.testing.ManualClock;
import org.dozvon.voicebot.BotOrder;
import org.dozvon.voicebot.BotParts;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.BotResult;
import org.dozvon.voicebot.BotSession;
import org.dozvon.voicebot.BotSink;
import org.dozvon.voicebot.Voicebot;
import org.dozvon.voicebot.VoicebotSettings;
import org.dozvon.vosk.SteppedVosk;

/**
 * A real session with the real Vosk whose line is memory and whose time passes frame by frame, as
 * fast as the machine decodes; its routes answer that nothing was found. All on one thread.
 */
final class MemoryLine implements BotSink, BackOffice {
  private static final CallId ID = new CallId("ears");

  /** A route that was called. */
  record Called(String route, Map<String, String> arguments) {}

  private final ManualClock clock = new ManualClock();
  private final Queue<Runnable> loop = new ConcurrentLinkedQueue<>();
  private final List<CallEvent> events = new ArrayList<>();
  private final List<Called> calls = new ArrayList<>();
  private final CompletableFuture<BotResult> result = new CompletableFuture<>();
  private final Consumer<CallEvent> listener;
  private final SteppedVosk vosk;
  private final BotSession session;
  private PcmFrame sent = PcmFrame.SILENCE;

  /**
   * The line is open and the bot has been started.
   *
   * @param listener is told of every event
   */
  MemoryLine(
      Talk mind,
      Locale language,
      SteppedVosk vosk,
      Synthesizer synthesizer,
      Consumer<CallEvent> listener) {
    this.vosk = vosk;
    this.listener = listener;
    BotParts parts =
        new BotParts(
            vosk,
            profile -> new VoiceTurnDetector(TurnSettings.standard()),
            synthesizer,
            loop::add,
            loop::add,
            this::note,
            () -> clock);
    BotOrder order = new BotOrder(ID, mind, new Voice(language, "", 1), Profile.STANDARD, this);
    session =
        new Voicebot(parts, VoicebotSettings.DEFAULTS)
            .open(new BotReservations.Claim(order, result), loop::add, this)
            .orElseThrow();
    settle();
  }

  /** 20 ms pass, with this sound from the caller; null: no frame arrives. */
  void frame(short[] sound) {
    clock.pass(PcmFrame.LENGTH);
    if (sound != null) {
      session.hear(PcmFrame.of(sound));
      settle();
    }
    session.frameDue();
    settle();
  }

  /** The caller hangs up. */
  void close() {
    session.closed("hung up");
    settle();
  }

  /** What the caller was sent last. */
  PcmFrame sent() {
    return sent;
  }

  Instant now() {
    return clock.instant();
  }

  /** Whether the session has ended. */
  boolean isOver() {
    return result.isDone();
  }

  /** What happened so far. */
  List<CallEvent> events() {
    return List.copyOf(events);
  }

  /** The routes that were called so far. */
  List<Called> calls() {
    return List.copyOf(calls);
  }

  private void settle() {
    vosk.settle();
    for (Runnable task = loop.poll(); task != null; task = loop.poll()) {
      task.run();
      vosk.settle();
    }
  }

  private void note(CallEvent event) {
    events.add(event);
    listener.accept(event);
  }

  @Override
  public Map<String, String> call(String route, Map<String, String> arguments, Duration limit) {
    calls.add(new Called(route, arguments));
    return Map.of("found", "no", "result", "unknown");
  }

  @Override
  public void send(PcmFrame frame) {
    sent = frame;
  }

  @Override
  public boolean isWritable() {
    return true;
  }

  @Override
  public void hangUp() {}

  @Override
  public void handOver(CallContext context, Duration limit) {}

  @Override
  public void alarm(String subject, String text) {}
}
