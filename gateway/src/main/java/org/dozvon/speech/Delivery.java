package org.dozvon.speech;

import org.dozvon.call.Profile;

/**
 * How the bot talks to this caller: the pace of its voice and how loud it comes. Immutable.
 *
 * @param pace of the voice's own, 0.5..1
 * @param gain dB over the usual loudness, 0..6; peaks are bent, not cut
 */
public record Delivery(double pace, double gain) {
  /** As the voice is, as loud as telephone speech usually is. */
  public static final Delivery USUAL = new Delivery(1, 0);

  /** For callers who need time: four fifths of the pace, 3 dB louder. */
  public static final Delivery GENTLE = new Delivery(0.8, 3);

  /** Slower than this, speech falls apart into words. */
  private static final double SLOWEST = 0.6;

  private static final double STEP_SLOWER = 0.1;

  /** Louder than this, the telephone clips. */
  private static final double LOUDEST = 6;

  private static final double STEP_LOUDER = 3;

  public Delivery {
    if (!(pace >= 0.5 && pace <= 1) || !(gain >= 0 && gain <= LOUDEST)) {
      throw new IllegalArgumentException(
          "pace: " + pace + ", gain: " + gain + " dB (expected: 0.5..1, 0..6)");
    }
  }

  /** How a call with this profile begins. */
  public static Delivery of(Profile profile) {
    return profile == Profile.GENTLE ? GENTLE : USUAL;
  }

  /** At least as slow and as loud as for gentle callers. */
  public Delivery gentle() {
    return new Delivery(Math.min(pace, GENTLE.pace), Math.max(gain, GENTLE.gain));
  }

  /** A step slower, as far as that goes. */
  public Delivery slower() {
    return new Delivery(Math.max(SLOWEST, Math.round((pace - STEP_SLOWER) * 10) / 10.0), gain);
  }

  /** A step louder, as far as that goes. */
  public Delivery louder() {
    return new Delivery(pace, Math.min(LOUDEST, gain + STEP_LOUDER));
  }

  /** The voice at this pace. */
  public Voice pace(Voice voice) {
    return new Voice(voice.language(), voice.name(), Math.max(0.5, voice.rate() * pace));
  }
}
