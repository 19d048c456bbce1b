package org.dozvon.dialplan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The destinations that FreePBX writes by the name of the context they lie in. */
final class FreePbx {
  /** Where an extension's number is a person's telephone. */
  private static final Set<String> PHONES =
      Set.of("ext-local", "from-did-direct", "from-internal", "ext-findmefollow", "ext-group");

  private FreePbx() {}

  /**
   * Where a jump to one of these contexts leads; empty for every other context.
   *
   * @param notes gets what of it cannot be taken over
   */
  static Optional<Menu.Goal> goal(
      String context, String extension, Extension.Step step, List<Note> notes) {
    if (context.equals("ext-queues")) {
      return Optional.of(new Menu.Goal.Queue(extension));
    }
    if (context.equals("app-blackhole")) {
      return Optional.of(new Menu.Goal.End());
    }
    if (PHONES.contains(context)) {
      String what =
          context.equals("ext-group")
              ? "a ring group"
              : extension.startsWith("vm") ? "a mailbox" : "a telephone";
      notes.add(new Note(step.place(), step.raw() + " (" + what + ": a queue is needed)"));
      return Optional.of(new Menu.Goal.Person());
    }
    return Optional.empty();
  }
}
