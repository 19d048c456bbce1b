package org.dozvon.call;

/**
 * The profile and why it was chosen; the reason is shown to the agent.
 *
 * @param reason in plain words, for example {@code caller record: born 1949}
 */
public record ProfileChoice(Profile profile, String reason) {
  /** The profile of a caller of whom nothing is known. */
  public static final ProfileChoice DEFAULT = new ProfileChoice(Profile.STANDARD, "nothing known");
}
