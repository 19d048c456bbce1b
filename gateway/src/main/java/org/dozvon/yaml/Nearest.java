package org.dozvon.yaml;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/** The nearest spelling among known names. */
public final class Nearest {
  private Nearest() {}

  /** A hint to put behind a message about an unknown name. */
  public static String hint(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String k) -> distance(name, k)).thenComparing(k -> k))
        .filter(nearest -> distance(name, nearest) <= Math.max(2, name.length() / 3))
        .map(nearest -> " (did you mean \"" + nearest + "\"?)")
        .orElseGet(
            () ->
                known.isEmpty()
                    ? " (none is known here)"
                    : " (known here: " + String.join(", ", known.stream().sorted().toList()) + ")");
  }

  /** Levenshtein's edit distance. */
  public static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int next = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + cost);
        diagonal = row[j];
        row[j] = next;
      }
    }
    return row[b.length()];
  }
}
