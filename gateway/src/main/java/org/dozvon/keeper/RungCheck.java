package org.dozvon.keeper;

import java.util.Locale;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;

/** Finds rungs that are never reached, never left, or reached and left at once. */
final class RungCheck {
  private final Rung rung;
  private final Fields fields;
  private final Problems problems;

  RungCheck(Rung rung, Fields fields, Problems problems) {
    this.rung = rung;
    this.fields = fields;
    this.problems = problems;
  }

  void check() {
    rung.when().forEach(this::checkReachable);
    if (!canHoldTogether()) {
      return;
    }
    boolean aboutCallers = rung.when().stream().anyMatch(t -> t.figure().isOfCallers());
    if (rung.act() instanceof Act.RaisePriority && !aboutCallers) {
      when(
          "raise-priority needs to know whose (expected: predicted, gentle-predicted or wait over"
              + " a time); raising all changes nothing");
    }
    checkUntil();
  }

  private boolean canHoldTogether() {
    for (Trigger one : rung.when()) {
      for (Trigger other : rung.when()) {
        if (one.figure() == other.figure()
            && one.side() == Trigger.Side.OVER
            && other.side() == Trigger.Side.UNDER
            && one.value() >= other.value()) {
          when("never both: \"" + one + "\" and \"" + other + "\"");
          return false;
        }
      }
    }
    return true;
  }

  private void checkReachable(Trigger trigger) {
    boolean never =
        switch (trigger.figure().unit()) {
          case SHARE ->
              trigger.side() == Trigger.Side.UNDER ? trigger.value() <= 0 : trigger.value() >= 1;
          case SECONDS, COUNT -> trigger.side() == Trigger.Side.UNDER && trigger.value() <= 0;
        };
    if (never) {
      when("never so: \"" + trigger + "\"");
    }
    if (trigger.figure().isOfCallers() && trigger.side() == Trigger.Side.UNDER) {
      when("\"" + trigger + "\" (expected: " + trigger.figure().word() + " over a time)");
    }
  }

  private void checkUntil() {
    Trigger until = rung.until();
    boolean same = rung.when().stream().anyMatch(t -> t.figure() == until.figure());
    if (!same) {
      until("until: \"" + until + "\" (expected: a figure of \"when\")");
      return;
    }
    for (Trigger when : rung.when()) {
      if (when.figure() == until.figure() && when.side() == until.side()) {
        until(
            "until: \""
                + until
                + "\" (expected: "
                + when.figure().word()
                + " "
                + when.side().other().name().toLowerCase(Locale.ROOT)
                + " a value)");
      } else if (when.figure() == until.figure() && overlap(when, until)) {
        until(
            "\""
                + when
                + "\" and until \""
                + until
                + "\" can hold at once: it would go on and off");
      }
    }
    boolean never =
        switch (until.figure().unit()) {
          case SHARE ->
              until.side() == Trigger.Side.UNDER ? until.value() <= 0 : until.value() >= 1;
          case SECONDS, COUNT -> until.side() == Trigger.Side.UNDER && until.value() <= 0;
        };
    if (never) {
      until("never left: \"" + until + "\" cannot be");
    }
  }

  /** Counts are whole: over 2 and under 3 are never both. */
  private static boolean overlap(Trigger when, Trigger until) {
    int room = when.figure().unit() == Trigger.Unit.COUNT ? 1 : 0;
    return when.side() == Trigger.Side.OVER
        ? until.value() > when.value() + room
        : until.value() < when.value() - room;
  }

  private void when(String message) {
    problems.add(fields.place("when"), message);
  }

  private void until(String message) {
    problems.add(
        fields.node("until").isPresent() ? fields.place("until") : fields.place("when"), message);
  }
}
