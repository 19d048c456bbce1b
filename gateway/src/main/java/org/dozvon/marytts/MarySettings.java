package org.dozvon.marytts;

/**
 * How MaryTTS in this process is used.
 *
 * @param voice the voice's name when the caller's Voice names none
 * @param workers texts spoken at the same time, 1..8; each has its own MaryTTS front
 * @param target loudness in dBov, -40..-10
 */
public record MarySettings(String voice, int workers, double target) {
  /** The free English voice that ships, two workers, -20 dBov. */
  public static final MarySettings DEFAULTS = new MarySettings("cmu-slt-hsmm", 2, -20);

  public MarySettings {
    if (workers < 1 || workers > 8) {
      throw new IllegalArgumentException("workers: " + workers + " (expected: 1..8)");
    }
  }
}
