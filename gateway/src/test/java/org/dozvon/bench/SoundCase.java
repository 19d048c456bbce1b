package org.dozvon.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallEvent;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.Hotline;
import org.dozvon.speech.Synthesizer;
import org.dozvon.testing.Recordings;
import org.dozvon.vosk.SteppedVosk;

/**
 * What a session of the shipped hotline makes of sounds from the caller's side, laid on a quiet
 * line at chosen moments; the line may return the bot's own voice.
 */
final class SoundCase {
  private static final int ECHO_DELAY = 8;

  private final List<short[]> sounds = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final List<Integer> bargedIn = new ArrayList<>();
  private final List<PcmFrame> quiet = Recordings.quiet(97);
  private final Deque<PcmFrame> returning = new ArrayDeque<>();
  private final MemoryLine line;
  private double echo;
  private int frame;

  SoundCase(Hotline hotline, Locale language, SteppedVosk vosk, Synthesizer voice) {
    Conversation mind = new Conversation(hotline, language, Profile.STANDARD, Map.of());
    line = new MemoryLine(mind, language, vosk, voice, this::note);
  }

  /** The line returns the bot's voice after 160 ms, so many dB softer. */
  SoundCase echo(double decibels) {
    echo = Math.pow(10, -decibels / 20);
    return this;
  }

  /** From now on this is heard, at this level in dB above its own. */
  SoundCase sound(short[] samples, double decibels) {
    double gain = Math.pow(10, decibels / 20);
    short[] scaled = new short[samples.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = clamp(gain * samples[i]);
    }
    sounds.add(scaled);
    starts.add(frame);
    return this;
  }

  /** Lets so much time pass. */
  SoundCase pass(double seconds) {
    for (int i = 0; i < Math.round(seconds * 50) && !line.isOver(); i++) {
      line.frame(next());
      returning.addLast(line.sent());
      frame++;
    }
    return this;
  }

  /**
   * Lets the bot say all that it has to say, at most a minute; then it has been silent for 0.4 s.
   */
  SoundCase untilBotIsSilent() {
    int silent = 0;
    for (int i = 0; i < 3000 && silent < 20; i++) {
      pass(0.02);
      silent = line.sent().equals(PcmFrame.SILENCE) ? silent + 1 : 0;
    }
    return this;
  }

  /** Lets the call go on to its end; how many seconds that took, at most the limit. */
  double toEnd(double limit) {
    int began = frame;
    pass(limit);
    return (frame - began) / 50.0;
  }

  /** Whether the session has ended. */
  boolean isOver() {
    return line.isOver();
  }

  /** Ends the call. */
  void close() {
    line.close();
  }

  /** How often the bot was stopped. */
  int stops() {
    return bargedIn.size();
  }

  /** Seconds from the beginning of the last sound to the bot's last stop. */
  double lastStopAfter() {
    return (bargedIn.getLast() - starts.getLast()) / 50.0;
  }

  /** What was understood, as {@code words -> meaning}. */
  List<String> heard() {
    return all(CallEvent.CallerSaid.class).stream()
        .map(said -> said.text() + " -> " + said.meaning())
        .toList();
  }

  /** What the bot has said. */
  List<String> said() {
    return all(CallEvent.BotSaid.class).stream().map(CallEvent.BotSaid::text).toList();
  }

  <E extends CallEvent> List<E> all(Class<E> type) {
    return line.events().stream().filter(type::isInstance).map(type::cast).toList();
  }

  private short[] next() {
    double[] sum = new double[PcmFrame.SAMPLES];
    add(sum, quiet.get(frame % quiet.size()).samples(), 0, 1);
    for (int i = 0; i < sounds.size(); i++) {
      add(sum, sounds.get(i), (frame - starts.get(i)) * PcmFrame.SAMPLES, 1);
    }
    if (returning.size() >= ECHO_DELAY) {
      add(sum, returning.removeFirst().samples(), 0, echo);
    }
    short[] mixed = new short[sum.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = clamp(sum[i]);
    }
    return mixed;
  }

  private static void add(double[] sum, short[] samples, int from, double gain) {
    for (int i = 0; i < sum.length && from + i < samples.length; i++) {
      sum[i] += gain * samples[from + i];
    }
  }

  private static short clamp(double value) {
    return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  private void note(CallEvent event) {
    if (event instanceof CallEvent.BargedIn) {
      bargedIn.add(frame);
    }
  }
}
