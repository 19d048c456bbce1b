package org.dozvon.camel;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Where events of calls go.
 *
 * @param brokers of Kafka, {@code host:port,host:port}; empty where an own route needs none
 * @param topic {@code {{dozvon.events.topic}}} in a route
 * @param client further settings of Kafka's producer, by its own names
 * @param route an own route that begins with {@code direct:call-event}; empty: to Kafka
 */
public record OutwardSettings(
    String brokers, String topic, Map<String, String> client, Optional<Route> route) {
  /**
   * A route file.
   *
   * @param file its name, for whoever reads of a mistake in it
   * @param text what it says
   */
  public record Route(String file, String text) {}

  public OutwardSettings {
    client = Map.copyOf(client);
  }

  /**
   * What Kafka has against settings of its producer: by their names, in its own words. Names that
   * it does not know are for its extensions.
   */
  public static Map<String, String> faults(Map<String, String> client) {
    Map<String, String> faults = new TreeMap<>();
    for (ConfigValue value : ProducerConfig.configDef().validate(client)) {
      if (client.containsKey(value.name()) && !value.errorMessages().isEmpty()) {
        faults.put(value.name(), String.join("; ", value.errorMessages()));
      }
    }
    return faults;
  }

  /** Secrets may be among the client's settings. */
  @Override
  public String toString() {
    return "OutwardSettings[" + brokers + ", " + topic + "]";
  }
}
