package org.dozvon.camel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.handover.RouteException;

/** What a route left in the body, as text by lower-case name. */
final class Reply {
  private Reply() {}

  /**
   * The body as a reply; no body is an empty one, a list (SQL rows) of one map is that map.
   *
   * @throws RouteException when the body is not a map
   */
  static Map<String, String> of(String route, Object body) throws RouteException {
    if (body == null) {
      return Map.of();
    }
    if (body instanceof List<?> rows && rows.size() <= 1) {
      return of(route, rows.isEmpty() ? null : rows.getFirst());
    }
    if (!(body instanceof Map<?, ?> values)) {
      throw new RouteException(
          "route "
              + route
              + " replied with "
              + body.getClass().getSimpleName()
              + " (expected: a map of names to texts in the body)");
    }
    Map<String, String> reply = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            reply.put(
                String.valueOf(name).toLowerCase(Locale.ROOT),
                value == null ? "" : value.toString()));
    return reply;
  }
}
