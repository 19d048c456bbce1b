package org.dozvon.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dozvon.call.CallEvent;
import org.dozvon.camel.OutwardSettings;
import org.dozvon.journal.OutboxSettings;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;

/** Reads where events of calls go from the block {@code events} of dozvon.yaml. */
final class EventsReader {
  private static final String ONE = "[A-Za-z0-9.-]+:[0-9]{1,5}";
  private static final Pattern BROKERS = Pattern.compile(ONE + "(," + ONE + ")*");
  private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
  private static final Pattern SOURCE = Pattern.compile("[!-~]{1,200}");
  private static final Pattern CLIENT = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)+");

  /** What at-least-once and the order stand on. */
  private static final Set<String> OURS =
      Set.of("bootstrap.servers", "enable.idempotence", "key.serializer", "value.serializer");

  private static final Set<String> TYPES =
      Arrays.stream(CallEvent.class.getPermittedSubclasses())
          .map(Class::getSimpleName)
          .collect(Collectors.toCollection(TreeSet::new));

  private final Fields events;
  private final Path base;
  private final Problems problems;

  private EventsReader(Fields events, Path base, Problems problems) {
    this.events = events;
    this.base = base;
    this.problems = problems;
  }

  /** Empty: they go nowhere. */
  static Optional<EventChoices> read(Fields events, Path base, Problems problems) {
    return new EventsReader(events, base, problems).read();
  }

  private Optional<EventChoices> read() {
    String brokers = matching("kafka", BROKERS, "", "host:port,host:port");
    String topic = matching("topic", TOPIC, "dozvon.calls", "letters, digits, dots, - and _");
    String source = matching("source", SOURCE, OutboxSettings.DEFAULTS.source(), "a path");
    Set<String> types = types();
    Map<String, String> client = client();
    Optional<OutwardSettings.Route> route = route();
    events.done();
    return brokers.isEmpty() && route.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new EventChoices(
                OutboxSettings.DEFAULTS.of(source, types),
                new OutwardSettings(brokers, topic, client, route)));
  }

  private String matching(String name, Pattern form, String otherwise, String expected) {
    String text = events.text(name, otherwise).strip().replace(", ", ",");
    if (!text.isEmpty() && !form.matcher(text).matches()) {
      problems.add(events.place(name), name + ": \"" + text + "\" (expected: " + expected + ")");
    }
    return text;
  }

  private Set<String> types() {
    List<String> named = events.texts("types");
    named.stream()
        .filter(type -> !TYPES.contains(type))
        .forEach(
            type ->
                problems.add(
                    events.place("types"),
                    "types: \"" + type + "\" (expected: " + String.join(", ", TYPES) + ")"));
    return new LinkedHashSet<>(named);
  }

  private Map<String, String> client() {
    Map<String, String> client = new LinkedHashMap<>();
    events
        .fields("client")
        .all()
        .forEach(
            (name, value) -> {
              if (!CLIENT.matcher(name).matches() || OURS.contains(name)) {
                problems.add(
                    value.place(),
                    "client: \"" + name + "\" (expected: a setting such as security.protocol)");
              }
              client.put(name, value.text(problems));
            });
    OutwardSettings.faults(client)
        .forEach((name, fault) -> problems.add(events.place("client"), "client: " + fault));
    return client;
  }

  private Optional<OutwardSettings.Route> route() {
    String file = events.text("route", "");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Path path = base.resolve(file).normalize();
    try {
      return Optional.of(new OutwardSettings.Route(file, Files.readString(path)));
    } catch (IOException e) {
      problems.add(events.place("route"), "route: " + path + " can't be read");
      return Optional.empty();
    }
  }
}
