package org.dozvon.speech;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.dozvon.audio.Clip;
import org.dozvon.audio.PcmFrame;
import org.dozvon.testing.Recordings;

/**
 * How well a turn detector finds the recorded callers. Of the recogniser it learns only that there
 * are words, {@link #FIRST_WORD} after the line began, and one judgement of how complete they are
 * all along. Time is frames, so the figures are always the same. {@link #main} prints the table of
 * ADR 0002.
 */
final class TurnMeasure {
  private static final int LEAD = 150;
  private static final int TAIL = 150;

  /** The demo models name a first word after 0.4 s in the middle and 1.14 s at the latest. */
  private static final int FIRST_WORD = 45;

  /** A noise at so many dB below the voice, and the voice at so many dB below -20 dBov. */
  record Condition(String noise, double snr, double quieter) {
    @Override
    public String toString() {
      return noise.isEmpty()
          ? String.format(Locale.ROOT, "clean, %2.0f dB quieter", quieter)
          : String.format(Locale.ROOT, "%s at %.0f dB", noise, snr);
    }
  }

  /**
   * What came of all callers' lines.
   *
   * @param missed lines during which no turn began
   * @param early turns that ended inside a line
   * @param open lines after which a turn was still open 3 s later
   * @param median frames from the end of the voice to the end of the turn
   * @param slow the same, of the slowest twentieth
   */
  record Lines(int lines, int missed, int early, int open, int median, int slow) {}

  static final List<Condition> CONDITIONS =
      List.of(
          new Condition("", 0, 0),
          new Condition("", 0, 12),
          new Condition("", 0, 24),
          new Condition("line-hiss", 20, 0),
          new Condition("line-hiss", 10, 0),
          new Condition("street", 20, 0),
          new Condition("street", 10, 0),
          new Condition("babble", 20, 0),
          new Condition("babble", 10, 0),
          new Condition("hum", 20, 0),
          new Condition("hum", 10, 0));

  private final Supplier<TurnDetector> detectors;
  private final Completeness completeness;

  TurnMeasure(TurnSettings settings, Completeness completeness) {
    this.detectors = () -> new VoiceTurnDetector(settings);
    this.completeness = completeness;
  }

  public static void main(String[] args) {
    for (Completeness completeness : Completeness.values()) {
      System.out.println(completeness);
      System.out.println(new TurnMeasure(TurnSettings.standard(), completeness).table());
    }
  }

  /** All figures. */
  String table() {
    StringBuilder table =
        new StringBuilder("voice             lines missed early open  p50 ms p95\n");
    for (Condition condition : CONDITIONS) {
      Lines lines = lines(condition);
      table.append(
          String.format(
              Locale.ROOT,
              "%-18s %4d %6d %5d %4d %7d %5d%n",
              condition,
              lines.lines(),
              lines.missed(),
              lines.early(),
              lines.open(),
              20 * lines.median(),
              20 * lines.slow()));
    }
    table.append("noise alone: turns that pass for speech\n");
    for (String noise : Recordings.noises()) {
      table.append(String.format("%-12s %d%n", noise, falseTurns(noise)));
    }
    return table.toString();
  }

  /** Lets every line be said in every voice. */
  Lines lines(Condition condition) {
    int count = 0;
    int missed = 0;
    int early = 0;
    int open = 0;
    List<Integer> delays = new ArrayList<>();
    for (Locale language : Recordings.LANGUAGES) {
      for (String voice : Recordings.VOICES) {
        for (String line : Recordings.lines(language).keySet()) {
          Clip said = Recordings.caller(language, voice, line);
          List<Integer> ends = new ArrayList<>();
          int last = LEAD + lastLoud(said);
          boolean begun = play(mix(said, condition), ends);
          count++;
          missed += begun ? 0 : 1;
          early += (int) ends.stream().filter(end -> end < last).count();
          ends.removeIf(end -> end < last);
          open += begun && ends.isEmpty() ? 1 : 0;
          ends.stream().findFirst().ifPresent(end -> delays.add(end - last));
        }
      }
    }
    Collections.sort(delays);
    return new Lines(count, missed, early, open, at(delays, 0.5), at(delays, 0.95));
  }

  /** How many turns pass for speech while only this noise is heard; the bot is silent. */
  int falseTurns(String noise) {
    List<PcmFrame> frames = new ArrayList<>(Recordings.quiet(LEAD));
    frames.addAll(Recordings.noise(noise).frames());
    frames.addAll(Recordings.quiet(TAIL));
    return (int) events(frames).stream().filter(TurnEvent.SpeechEnded.class::isInstance).count();
  }

  private List<TurnEvent> events(List<PcmFrame> frames) {
    TurnDetector detector = detectors.get();
    List<TurnEvent> events = new ArrayList<>();
    frames.forEach(f -> events.addAll(detector.on(new TurnInput.Frame(f), Instant.EPOCH)));
    return events;
  }

  /** Whether a turn was open while the line was said; the ends of turns go to {@code ends}. */
  private boolean play(List<PcmFrame> frames, List<Integer> ends) {
    TurnDetector detector = detectors.get();
    boolean open = false;
    boolean begun = false;
    for (int i = 0; i < frames.size(); i++) {
      List<TurnEvent> events =
          new ArrayList<>(detector.on(new TurnInput.Frame(frames.get(i)), Instant.EPOCH));
      if (i == LEAD + FIRST_WORD) {
        TurnInput words = new TurnInput.Words("word", 0, completeness);
        events.addAll(detector.on(words, Instant.EPOCH));
      }
      for (TurnEvent event : events) {
        open = event instanceof TurnEvent.SpeechStarted;
        if (event instanceof TurnEvent.SpeechEnded && i >= LEAD) {
          ends.add(i);
        }
      }
      begun |= open && i >= LEAD && i < frames.size() - TAIL;
    }
    return begun;
  }

  private static int at(List<Integer> sorted, double share) {
    return sorted.isEmpty() ? -1 : sorted.get((int) (share * (sorted.size() - 1)));
  }

  /** The last frame of a recording that is less than 30 dB below the whole. */
  private static int lastLoud(Clip said) {
    List<PcmFrame> frames = said.frames();
    double least = rms(said.samples()) * Math.pow(10, -30 / 20.0);
    int last = frames.size() - 1;
    while (frames.get(last).rms() < least) {
      last--;
    }
    return last;
  }

  private static List<PcmFrame> mix(Clip said, Condition condition) {
    short[] voice = said.samples();
    double gain = Math.pow(10, -condition.quieter() / 20);
    int length = (LEAD + said.frames().size() + TAIL) * PcmFrame.SAMPLES;
    short[] floor = floor(condition, rms(voice), length);
    for (int i = 0; i < voice.length; i++) {
      int at = LEAD * PcmFrame.SAMPLES + i;
      long sum = Math.round(floor[at] + gain * voice[i]);
      floor[at] = (short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return Clip.of(PcmFrame.RATE, floor).frames();
  }

  private static short[] floor(Condition condition, double voice, int length) {
    short[] floor = new short[length];
    List<PcmFrame> quiet = Recordings.quiet(length / PcmFrame.SAMPLES);
    short[] noise =
        condition.noise().isEmpty() ? null : Recordings.noise(condition.noise()).samples();
    double gain = noise == null ? 0 : voice / rms(noise) * Math.pow(10, -condition.snr() / 20);
    for (int i = 0; i < length; i++) {
      floor[i] =
          noise == null
              ? quiet.get(i / PcmFrame.SAMPLES).sample(i % PcmFrame.SAMPLES)
              : (short) Math.round(gain * noise[i % noise.length]);
    }
    return floor;
  }

  private static double rms(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }
}
