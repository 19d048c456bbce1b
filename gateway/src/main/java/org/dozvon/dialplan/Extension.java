package org.dozvon.dialplan;

import java.util.List;
import org.dozvon.yaml.Place;

/**
 * An extension of a context: what is dialled, and what is done then.
 *
 * @param name as written: {@code s}, {@code 1}, {@code t}, {@code _X.}
 * @param steps by priority
 */
record Extension(String name, List<Step> steps) {
  Extension {
    steps = List.copyOf(steps);
  }

  /**
   * One priority.
   *
   * @param label its name, for jumps; may be empty
   * @param application in lower case
   * @param raw the application as written, with its arguments
   * @param comment behind it on the line; may be empty
   */
  record Step(
      int priority,
      String label,
      String application,
      List<String> arguments,
      String raw,
      String comment,
      Place place) {
    Step {
      arguments = List.copyOf(arguments);
    }

    /** An argument; empty when there are not so many. */
    String argument(int index) {
      return index < arguments.size() ? arguments.get(index) : "";
    }
  }
}
