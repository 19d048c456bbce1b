package org.dozvon.dialog;

/**
 * Whether and how callers are asked how satisfied they are; {@code survey:} of hotline.yaml.
 *
 * @param scale 5: one to five; 10: nought to ten
 * @param remark whether they are asked for a few words too
 * @param afterBot whoever the bot has served
 * @param afterPerson whoever has talked with a person, when the person hangs up
 * @param gentle gentle callers too
 */
public record Survey(
    int scale, boolean remark, boolean afterBot, boolean afterPerson, boolean gentle) {
  /** The value that keeps the answer. */
  public static final String SCORE = "survey-score";

  /** The value that keeps how far the answers go. */
  public static final String SCALE = "survey-scale";

  /** The value that keeps what was said to it. */
  public static final String REMARK = "survey-remark";
}
