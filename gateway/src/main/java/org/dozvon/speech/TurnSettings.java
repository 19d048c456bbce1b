package org.dozvon.speech;

import org.dozvon.call.Profile;

/**
 * How patient a turn detector is; all but {@code marginDb} in frames of 20 ms.
 *
 * @param marginDb dB over the noise floor that count as loud
 * @param onset voiced frames that confirm speech while the bot is silent
 * @param bargeIn voiced frames that, together with a known word, stop a talking bot
 * @param complete silence that ends a complete phrase
 * @param open silence that ends a phrase of which nothing is known
 * @param unfinished silence that ends a phrase that must go on
 * @param longest frames after which a turn ends in any case
 */
public record TurnSettings(
    double marginDb, int onset, int bargeIn, int complete, int open, int unfinished, int longest) {
  /** Patience for callers of this profile. */
  public static TurnSettings of(Profile profile) {
    return profile == Profile.GENTLE ? gentle() : standard();
  }

  /** Patience for most callers: 0.38 / 0.76 / 1.5 s, at most 15 s. */
  public static TurnSettings standard() {
    return new TurnSettings(9, 5, 12, 19, 38, 75, 750);
  }

  /** Patience for callers who need time: 0.6 / 1.2 / 2.4 s, at most 25 s. */
  public static TurnSettings gentle() {
    return new TurnSettings(9, 5, 12, 30, 60, 120, 1250);
  }
}
