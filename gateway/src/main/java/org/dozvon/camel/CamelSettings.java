package org.dozvon.camel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the routes are and what they may use.
 *
 * @param routes the text of each route file by its name, {@code routes/x.camel.yaml}
 * @param outbox folder of the shipped routes' messages, {@code {{dozvon.outbox}}} in a route; made
 *     when missing
 * @param concurrent routes that run at the same time, at least 1; one more is refused at once
 * @param alarmLimit how long the route {@code alarm} may take
 * @param properties further {@code {{name}}} values for routes
 */
public record CamelSettings(
    Map<String, String> routes,
    Path outbox,
    int concurrent,
    Duration alarmLimit,
    Map<String, String> properties) {
  /** No routes, {@code outbox}, 64, 10 s. */
  public static final CamelSettings DEFAULTS =
      new CamelSettings(Map.of(), Path.of("outbox"), 64, Duration.ofSeconds(10), Map.of());

  public CamelSettings {
    routes = Collections.unmodifiableMap(new TreeMap<>(routes));
    properties = Map.copyOf(properties);
  }

  /** The same with other routes and another outbox. */
  public CamelSettings with(Map<String, String> otherRoutes, Path otherOutbox) {
    return new CamelSettings(otherRoutes, otherOutbox, concurrent, alarmLimit, properties);
  }
}
