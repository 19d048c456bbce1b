package org.dozvon.speech;

import java.util.Locale;
import java.util.Random;

/**
 * {@code ./dozvon bench echo}: what a frame of a call costs in {@link Echo}, which carries its sums
 * along, and in {@link PlainEcho}, which takes them anew; while the bot speaks and while it does
 * not.
 */
public final class EchoBench {
  private static final int FRAMES = 200_000;
  private static final int ROUNDS = 5;

  /** One of the two. */
  private interface Ear {
    boolean covers(double sent, double heard);
  }

  private EchoBench() {}

  /** Prints nanoseconds a frame, the best of five rounds. */
  public static void main(String[] arguments) {
    for (double level : new double[] {6000, 0}) {
      long plain = Long.MAX_VALUE;
      long carried = Long.MAX_VALUE;
      for (int i = 0; i < ROUNDS; i++) {
        PlainEcho slow = new PlainEcho();
        plain =
            Math.min(
                plain,
                nanos(
                    level,
                    (sent, heard) -> {
                      slow.sent(sent);
                      return slow.covers(heard);
                    }));
        Echo fast = new Echo();
        carried =
            Math.min(
                carried,
                nanos(
                    level,
                    (sent, heard) -> {
                      fast.sent(sent);
                      return fast.covers(heard);
                    }));
      }
      System.out.printf(
          Locale.ROOT,
          "bot %s: sums taken anew %d ns a frame, carried along %d ns%n",
          level > 0 ? "speaks   " : "is silent",
          plain,
          carried);
    }
  }

  private static long nanos(double level, Ear ear) {
    Random random = new Random(7);
    double[] loud = random.doubles(1024, 0, 1).toArray();
    int covered = 0;
    long began = System.nanoTime();
    for (int i = 0; i < FRAMES; i++) {
      covered += ear.covers(level * loud[i % 1024], 500 * loud[(i + 7) % 1024]) ? 1 : 0;
    }
    long took = System.nanoTime() - began;
    if (covered < 0) {
      throw new IllegalStateException("never: the result is used");
    }
    return took / FRAMES;
  }
}
