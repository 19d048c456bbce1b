package org.dozvon.operator.workshop;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.dialog.Hotline;

/**
 * A hotline's files as dialogs.
 *
 * @param dialogs empty: they have mistakes
 * @param errors which
 * @param routes the route files' texts
 */
public record Built(Optional<Hotline> dialogs, List<Finding> errors, Map<String, String> routes) {
  /** Copies. */
  public Built {
    errors = List.copyOf(errors);
    routes = Map.copyOf(routes);
  }
}
