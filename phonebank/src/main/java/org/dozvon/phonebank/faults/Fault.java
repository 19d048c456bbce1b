package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Something that breaks: before the calls, by the gateway's configuration, or while they run.
 *
 * @param name as it stands in the table
 * @param setting blocks of dozvon.yaml that are to be otherwise
 * @param callers what becomes of them
 */
record Fault(String name, Map<String, String> setting, Doing breaks, Doing heals, Callers callers) {
  /** What a fault leaves the callers to do. */
  enum Callers {
    /** Their calls go on. */
    STAY,
    /** Asterisk itself drops the calls: all dial again. */
    REDIAL,
    /** Asterisk itself stands still: their silence counts from its end. */
    SIT_IT_OUT
  }

  /** A hang may cost five seconds; what comes after it is Asterisk's way to the queue. */
  static final Duration MOST_SILENCE = Duration.ofMillis(5500);

  /**
   * What the gateway sent while Asterisk stood still comes out of it all at once, and a far end
   * that got too much too early seems to play nothing for a while.
   */
  private static final Duration AFTER_STANDING_STILL = Duration.ofSeconds(12);

  /** So long may a caller hear nothing. */
  Duration mostSilence() {
    return callers == Callers.SIT_IT_OUT ? AFTER_STANDING_STILL : MOST_SILENCE;
  }

  /** Breaks or mends something. */
  interface Doing {
    void in(FaultLab lab) throws IOException, InterruptedException;
  }

  /** One that strikes while calls run. */
  static Fault striking(String name, Doing breaks, Doing heals) {
    return new Fault(name, Map.of(), breaks, heals, Callers.STAY);
  }

  /** One that is there from the beginning. */
  static Fault standing(String name, Map<String, String> setting) {
    return new Fault(name, setting, lab -> {}, lab -> {}, Callers.STAY);
  }

  void strike(FaultLab lab) throws IOException, InterruptedException {
    breaks.in(lab);
  }

  /** After the calls: when this returns the gateway runs or is about to. */
  void mend(FaultLab lab) throws IOException, InterruptedException {
    heals.in(lab);
  }
}
