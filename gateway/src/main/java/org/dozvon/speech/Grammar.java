package org.dozvon.speech;

import java.util.List;

/**
 * What may be said at one point of a dialog.
 *
 * @param phrases lower-case phrases of words; empty means anything that the model knows
 * @param unknownAllowed whether the recogniser may answer "none of these": needed beside phrases,
 *     harmful beside bare digits (it swallows them)
 */
public record Grammar(List<String> phrases, boolean unknownAllowed) {
  /** Anything that the model knows. */
  public static final Grammar OPEN = new Grammar(List.of(), true);

  public Grammar {
    phrases = List.copyOf(phrases);
  }
}
