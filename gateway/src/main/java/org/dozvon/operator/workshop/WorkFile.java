package org.dozvon.operator.workshop;

import java.util.List;

/**
 * A file of a hotline as one person sees it in the list.
 *
 * @param path inside the folder, with {@code /}
 * @param isText else a sound
 * @param bytes its size
 * @param draft what the person's draft does with it
 * @param others who else has a draft of it
 */
public record WorkFile(String path, boolean isText, int bytes, Draft draft, List<String> others) {
  /** Copies. */
  public WorkFile {
    others = List.copyOf(others);
  }

  /** A person's draft of a file. */
  public enum Draft {
    /** There is none. */
    NONE,
    /** It changes the file. */
    CHANGED,
    /** The file is new. */
    NEW,
    /** It changes the file, which somebody has changed since. */
    STALE
  }
}
