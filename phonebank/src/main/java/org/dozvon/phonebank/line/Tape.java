package org.dozvon.phonebank.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.dozvon.audio.PcmFrame;

/**
 * A growing recording of at most ten minutes; what comes later is not kept. Asterisk sends nothing
 * while nobody speaks, so gaps in time are filled with silence: two tapes of one call lie side by
 * side. Times are nanoseconds of a steady clock. Not thread-safe.
 */
final class Tape {
  private static final int LIMIT = 10 * 60 * 50;

  private static final int HALF_SECOND = 25;

  /** About -55 dBov: music that fades and a distant ringing are heard, line noise is not. */
  private static final double AUDIBLE_RMS = 60;

  /** Frames come in bursts; only a longer gap is one. */
  private static final int JITTER_FRAMES = 10;

  private final List<PcmFrame> frames = new ArrayList<>();
  private final long start;

  Tape(long start) {
    this.start = start;
  }

  void add(PcmFrame frame, long now) {
    long due = Math.min(LIMIT, (now - start) / PcmFrame.LENGTH.toNanos());
    if (due - frames.size() > JITTER_FRAMES) {
      while (frames.size() < due) {
        frames.add(PcmFrame.SILENCE);
      }
    }
    if (frames.size() < LIMIT) {
      frames.add(frame);
    }
  }

  /** The longest run of frames without sound between two times; what was not recorded is one. */
  Duration longestSilence(long from, long to) {
    long first = Math.max(0, (from - start) / PcmFrame.LENGTH.toNanos());
    long end = Math.min(LIMIT, (to - start) / PcmFrame.LENGTH.toNanos());
    long longest = 0;
    long run = 0;
    for (long i = first; i < end; i++) {
      run = isAudible(i) ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return PcmFrame.LENGTH.multipliedBy(longest);
  }

  /** One character for each half second between two times: whether anything was heard in it. */
  String picture(long from, long to) {
    long first = Math.max(0, (from - start) / PcmFrame.LENGTH.toNanos());
    long end = Math.min(LIMIT, (to - start) / PcmFrame.LENGTH.toNanos());
    StringBuilder picture = new StringBuilder();
    for (long i = first; i < end; i += HALF_SECOND) {
      boolean sound = LongStream.range(i, i + HALF_SECOND).anyMatch(this::isAudible);
      picture.append(sound ? '#' : '.');
    }
    return picture.toString();
  }

  private boolean isAudible(long frame) {
    return frame < frames.size() && frames.get((int) frame).rms() >= AUDIBLE_RMS;
  }

  short[] samples() {
    short[] samples = new short[frames.size() * PcmFrame.SAMPLES];
    for (int i = 0; i < frames.size(); i++) {
      System.arraycopy(frames.get(i).samples(), 0, samples, i * PcmFrame.SAMPLES, PcmFrame.SAMPLES);
    }
    return samples;
  }
}
