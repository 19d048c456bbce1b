package org.dozvon.camel;

import java.util.HashSet;
import java.util.Set;

/** The innermost reason of an exception, in one line. */
final class RootCause {
  private RootCause() {}

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
