package org.dozvon.journal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a label from having more and more values: the first so many are told by name, all others as
 * {@value #OTHER}. Safe for use by many threads.
 */
final class Labels {
  static final String OTHER = "other";

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final int most;

  /**
   * @param most values that are told by name; a few more when many threads bring new ones at once
   */
  Labels(int most) {
    this.most = most;
  }

  String of(String value) {
    if (known.contains(value)) {
      return value;
    }
    if (known.size() >= most) {
      return OTHER;
    }
    known.add(value);
    return value;
  }
}
