package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Compares what happened in a call with what its scenario says. */
record Check(Scenario scenario, CallEvents events, int mark) {
  void into(List<String> wrong, String result) {
    Scenario.Expected expected = scenario.expected();
    differ(wrong, "result", expected.result(), result);
    if (!expected.queue().isEmpty()) {
      differ(wrong, "queue", expected.queue(), last("HandedOver", "queue"));
    }
    if (!expected.intent().isEmpty()) {
      differ(wrong, "intent", expected.intent(), last("IntentFound", "intent"));
    }
    List<String> routes = all("RouteCalled", "route");
    expected.routes().stream()
        .filter(route -> !routes.contains(route))
        .forEach(route -> wrong.add("route " + route + " was not called (called: " + routes + ")"));
    List<JsonNode> values = events.since(mark, "ValueCollected");
    expected
        .values()
        .forEach(
            (name, value) -> {
              if (values.stream()
                  .noneMatch(
                      event ->
                          event.path("name").asText().equals(name)
                              && event.path("value").asText().equals(value))) {
                wrong.add(name + " is not " + value);
              }
            });
    String said = String.join(" ", all("BotSaid", "text"));
    expected.said().stream()
        .filter(text -> !said.contains(text))
        .forEach(text -> wrong.add("the bot did not say \"" + text + "\""));
  }

  private static void differ(List<String> wrong, String what, String expected, String got) {
    if (!expected.equals(got)) {
      wrong.add(what + ": " + got + " (expected: " + expected + ")");
    }
  }

  private String last(String type, String field) {
    List<String> all = all(type, field);
    return all.isEmpty() ? "" : all.getLast();
  }

  private List<String> all(String type, String field) {
    return events.since(mark, type).stream().map(event -> event.path(field).asText()).toList();
  }
}
