package org.dozvon.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.Hotline;
import org.dozvon.handover.BackOffice;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.TurnDetector;
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
 * One call to the shipped hotline in memory: its dialogs, the real session, the real Vosk, a
 * recorded caller on a bad line; only the routes and the voice are stand-ins. Time passes frame by
 * frame, as fast as the machine decodes. All on one thread.
 */
final class EarsCall implements BotSink, BackOffice {
  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final CallId ID = new CallId("ears");

  private final ManualClock clock = new ManualClock();
  private final Queue<Runnable> loop = new ConcurrentLinkedQueue<>();
  private final List<CallEvent> events = new ArrayList<>();
  private final List<Integer> delays = new ArrayList<>();
  private final CompletableFuture<BotResult> result = new CompletableFuture<>();
  private final SteppedVosk vosk;
  private final EarsCaller caller;
  private final EarsTask task;
  private final Locale language;
  private final Impairment line;
  private final BotSession session;
  private boolean reached;
  private int sinceLine = -1;
  private int interruptions;

  /**
   * What came of it.
   *
   * @param reached whether the task was, within two tries at each question
   * @param interruptions how often the bot was stopped while the caller was silent
   * @param delays frames from the end of each line to the bot's next word
   * @param events what happened
   */
  record Outcome(
      boolean reached, int interruptions, List<Integer> delays, List<CallEvent> events) {}

  EarsCall(
      Hotline hotline,
      Locale language,
      String voice,
      EarsTask task,
      Impairment line,
      SteppedVosk vosk,
      Synthesizer synthesizer) {
    this.language = language;
    this.task = task;
    this.line = line;
    this.vosk = vosk;
    this.caller = new EarsCaller(language, voice, task);
    BotParts parts =
        new BotParts(
            vosk, EarsCall::detector, synthesizer, loop::add, this, loop::add, this::note, clock);
    Conversation mind = new Conversation(hotline, language, Profile.STANDARD, Map.of());
    BotOrder order = new BotOrder(ID, mind, new Voice(language, "", 1), Profile.STANDARD);
    session =
        new Voicebot(parts, VoicebotSettings.DEFAULTS)
            .open(new BotReservations.Claim(order, result), loop::add, this)
            .orElseThrow();
    settle();
  }

  /** Lets the call go on to its end. */
  Outcome run() {
    long frames = LONGEST.toMillis() / PcmFrame.LENGTH.toMillis();
    while (frames-- > 0 && !result.isDone() && !reached && !caller.isTired()) {
      frame();
    }
    session.closed("the test is over");
    settle();
    return new Outcome(reached, interruptions, delays, List.copyOf(events));
  }

  private void frame() {
    clock.pass(PcmFrame.LENGTH);
    boolean spoke = caller.isSpeaking();
    short[] sound = line.apply(caller.speak().samples());
    if (spoke && !caller.isSpeaking()) {
      sinceLine = 0;
    } else if (sinceLine >= 0) {
      sinceLine++;
    }
    if (sound != null) {
      session.hear(PcmFrame.of(sound));
      settle();
    }
    session.frameDue();
    settle();
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
    switch (event) {
      case CallEvent.BotSaid said -> {
        caller.hear(said.text());
        if (sinceLine >= 0) {
          delays.add(sinceLine);
        }
        sinceLine = -1;
      }
      case CallEvent.BargedIn in -> interruptions += caller.isSpeaking() ? 0 : 1;
      case CallEvent.HandedOver over ->
          reached |= task.wantsPerson() && over.reason().equals("asked for a person");
      default -> {}
    }
  }

  @Override
  public Map<String, String> call(String route, Map<String, String> with, Duration limit) {
    reached |= task.isReachedBy(route, with, language.getLanguage());
    return Map.of("found", "no", "result", "unknown");
  }

  private static TurnDetector detector(Profile profile) {
    return new VoiceTurnDetector(TurnSettings.standard());
  }

  @Override
  public void send(PcmFrame frame) {
    caller.hear(frame);
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
