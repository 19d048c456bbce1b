package org.dozvon.camel;

import java.util.Map;
import java.util.Optional;

/**
 * Where events of calls go.
 *
 * @param brokers of Kafka, {@code host:port,host:port}; empty where an own route needs none
 * @param topic {@code {{dozvon.events.topic}}} in a route
 * @param client further settings of Kafka's producer, by its own names
 * @param route the text of an own route file that begins with {@code direct:call-event}; empty: to
 *     Kafka
 */
public record OutwardSettings(
    String brokers, String topic, Map<String, String> client, Optional<String> route) {
  public OutwardSettings {
    client = Map.copyOf(client);
  }

  /** Secrets may be among the client's settings. */
  @Override
  public String toString() {
    return "OutwardSettings[" + brokers + ", " + topic + "]";
  }
}
