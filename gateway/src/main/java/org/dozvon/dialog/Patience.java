package org.dozvon.dialog;

/**
 * Counts what brings a call no further, so that nobody is kept with a bot that does not help.
 * Confined to the conversation's thread.
 */
final class Patience {
  /** Failed tries at one question before a person; the gentle profile allows none. */
  private static final int MOST_MISSES = 2;

  private static final int MOST_MISSES_IN_ALL = 4;
  private static final int MOST_ASIDES = 3;
  private static final int MOST_INPUTS = 100;

  private int misses;
  private int missesInAll;
  private int asides;
  private int inputs;
  private boolean resumed;

  /** One more input; whether the conversation has become too long. */
  boolean input() {
    return ++inputs > MOST_INPUTS;
  }

  /** Whether only one input came so far. */
  boolean isFirstInput() {
    return inputs == 1;
  }

  /**
   * One more failed try; whether it was one too many.
   *
   * @param gentle whether the caller is not to be tested twice
   */
  boolean missed(boolean gentle) {
    boolean tooMany = silent();
    return gentle || tooMany;
  }

  /** Silence once more, which even a gentle caller is asked about once; whether once too often. */
  boolean silent() {
    misses++;
    missesInAll++;
    return misses >= MOST_MISSES || missesInAll >= MOST_MISSES_IN_ALL;
  }

  /**
   * A failed try that may only have been a noise in the bot's words; whether the bot may go on with
   * them. Once at one question, and never when a person is due by all failed tries of the call.
   */
  boolean resume() {
    if (resumed || missesInAll + 1 >= MOST_MISSES_IN_ALL) {
      return false;
    }
    resumed = true;
    missesInAll++;
    return true;
  }

  /** One more request for help or repetition; whether one too many. */
  boolean aside() {
    return ++asides > MOST_ASIDES;
  }

  /** The next failed try is the last. */
  void lastTry() {
    misses = MOST_MISSES - 1;
  }

  /** The call got on. */
  void progress() {
    misses = 0;
    asides = 0;
    resumed = false;
  }
}
