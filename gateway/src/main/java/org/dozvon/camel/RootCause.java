package org.dozvon.camel;

import java.util.HashSet;
import java.util.Set;

/** The innermost reason of an exception, in one line. */
final class RootCause {
  private RootCause() {}

  /** The same for who wrote the route: without the program's name for it, where it says enough. */
  static String words(Throwable thrown) {
    String whole = of(thrown);
    int colon = whole.indexOf(": ");
    String said = colon < 0 ? "" : whole.substring(colon + 2);
    return said.contains(" ") ? said : whole;
  }

  static String of(Throwable thrown) {
    Set<Throwable> seen = new HashSet<>();
    Throwable root = thrown;
    while (root.getCause() != null && seen.add(root)) {
      root = root.getCause();
    }
    String message = root.getMessage() == null ? "" : ": " + root.getMessage().strip();
    return (root.getClass().getSimpleName() + message).replaceAll("\\s+", " ");
  }
}
