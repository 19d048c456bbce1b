package org.dozvon.voicebot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Talk;
import org.dozvon.handover.BackOffice;
import org.dozvon.handover.RouteException;
import org.dozvon.speech.TurnEvent;
import org.dozvon.speech.Voice;
import org.dozvon.testing.ManualClock;
import org.dozvon.testing.ScriptedRecognizer;
import org.dozvon.testing.ScriptedTalk;
import org.dozvon.testing.ScriptedTurnDetector;
import org.dozvon.testing.TaskQueue;
import org.dozvon.testing.ToneSynthesizer;

/** A voicebot in memory: time passes frame by frame, and everything runs on the test's thread. */
final class BotRig implements BotSink, BackOffice {
  static final PcmFrame NOISY = frame(300);
  static final PcmFrame VOICE = frame(4000);

  final ManualClock clock = new ManualClock();
  final TaskQueue loop = new TaskQueue();
  final TaskQueue speakers = new TaskQueue();
  final TaskQueue callers = new TaskQueue();
  final ScriptedRecognizer recognizer = new ScriptedRecognizer();
  final ToneSynthesizer synthesizer = new ToneSynthesizer();
  final ScriptedTurnDetector detector = new ScriptedTurnDetector();
  final ScriptedTalk talk = new ScriptedTalk();
  final List<CallEvent> events = new ArrayList<>();
  final List<PcmFrame> sent = new ArrayList<>();
  final CompletableFuture<BotResult> result = new CompletableFuture<>();
  final Voicebot bot =
      new Voicebot(
          new BotParts(
              recognizer,
              p -> detector,
              synthesizer,
              speakers,
              callers,
              events::add,
              this::clockOfTheCall),
          VoicebotSettings.DEFAULTS);
  BotSession session;
  boolean writable = true;
  boolean callerSounds = true;
  boolean speakersWork = true;
  boolean routeFails;
  int hangUps;
  private long nanos;

  BotRig start() {
    return start(talk);
  }

  BotRig start(Talk mind) {
    return start(mind, Profile.STANDARD);
  }

  BotRig start(Profile profile) {
    return start(talk, profile);
  }

  private BotRig start(Talk mind, Profile profile) {
    BotOrder order =
        new BotOrder(new CallId("c1"), mind, new Voice(Locale.ENGLISH, "", 1), profile, this);
    session = bot.open(new BotReservations.Claim(order, result), loop, this).orElseThrow();
    settle();
    return this;
  }

  /** Lets time pass in steps of 20 ms, with sound from the caller in each. */
  BotRig pass(Duration time) {
    for (long frames = time.toMillis() / 20; frames > 0; frames--) {
      frame();
    }
    return this;
  }

  private SteadyClock clockOfTheCall() {
    return new SteadyClock(clock, () -> nanos);
  }

  /** 20 ms. */
  void frame() {
    clock.pass(PcmFrame.LENGTH);
    nanos += PcmFrame.LENGTH.toNanos();
    if (callerSounds) {
      session.hear(NOISY);
    }
    session.frameDue();
    settle();
  }

  /** The caller speaks for 200 ms, and that is understood as these words. */
  void callerSays(String words) {
    recognizer.hears(words);
    detector.next(new TurnEvent.MaybeSpeech(10), new TurnEvent.SpeechStarted());
    pass(Duration.ofMillis(200));
    detector.next(new TurnEvent.SpeechEnded("pause", 25));
    pass(Duration.ofMillis(20));
  }

  /** Whether the last frame that was sent was sound. */
  boolean sounds() {
    return !sent.getLast().equals(PcmFrame.SILENCE);
  }

  long soundingFrames() {
    return sent.stream().filter(frame -> !frame.equals(PcmFrame.SILENCE)).count();
  }

  <E extends CallEvent> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void settle() {
    boolean any = true;
    while (any) {
      boolean spoken = speakersWork && speakers.run();
      any = loop.run() || spoken;
    }
  }

  /** The routes answer now. */
  void routesAnswer() {
    callers.run();
    settle();
  }

  @Override
  public void send(PcmFrame frame) {
    sent.add(frame);
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public void hangUp() {
    hangUps++;
  }

  @Override
  public Map<String, String> call(String route, Map<String, String> arguments, Duration limit)
      throws RouteException {
    if (routeFails) {
      throw new RouteException("the shop is closed");
    }
    return Map.of("points", "120");
  }

  @Override
  public void handOver(org.dozvon.call.CallContext context, Duration limit) {}

  @Override
  public void alarm(String subject, String text) {}

  private static PcmFrame frame(int level) {
    short[] samples = new short[PcmFrame.SAMPLES];
    java.util.Arrays.fill(samples, (short) level);
    return PcmFrame.of(samples);
  }
}
