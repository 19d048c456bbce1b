package org.dozvon.dialog;

import java.util.Map;
import org.dozvon.yaml.Fields;

/**
 * Reads when a value is confirmed: {@code confirm-when}, {@code confirm-below}, {@code implicit}.
 */
final class ConfirmReader {
  private static final String CONFIRM = "confirm";
  private static final String WHEN = "confirm-when";
  private static final String BELOW = "confirm-below";
  private static final String IMPLICIT = "implicit";
  private static final Map<String, ConfirmPolicy.When> CHOICES =
      Map.of(
          "always", ConfirmPolicy.When.ALWAYS,
          "unsure", ConfirmPolicy.When.UNSURE,
          "never", ConfirmPolicy.When.NEVER);

  private final Scope scope;

  ConfirmReader(Scope scope) {
    this.scope = scope;
  }

  ConfirmPolicy read(Fields ask) {
    ConfirmPolicy.When when = ask.choice(WHEN, CHOICES, ConfirmPolicy.When.ALWAYS);
    double below = ask.number(BELOW, 0, 1, ConfirmPolicy.BELOW);
    Prompt onTheWay = ask.node(IMPLICIT).map(scope::prompt).orElse(Prompt.NONE);
    if (has(ask, WHEN) && !has(ask, CONFIRM)) {
      problem(ask, WHEN, "\"confirm-when\" needs \"confirm\": what is asked?");
    }
    if (has(ask, BELOW) && when != ConfirmPolicy.When.UNSURE) {
      problem(ask, BELOW, "\"confirm-below\" needs \"confirm-when: unsure\"");
    }
    if (has(ask, IMPLICIT) && has(ask, CONFIRM) && when == ConfirmPolicy.When.ALWAYS) {
      problem(
          ask,
          IMPLICIT,
          "\"implicit\" is never said: \"confirm\" is always asked (expected: confirm-when: unsure,"
              + " or no \"confirm\")");
    }
    return new ConfirmPolicy(when, below, onTheWay);
  }

  private static boolean has(Fields ask, String name) {
    return ask.node(name).isPresent();
  }

  private void problem(Fields ask, String name, String message) {
    scope.problems().add(ask.keyPlace(name), message);
  }
}
