package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** Compares what happened in a call with what its scenario says. */
record Check(Scenario scenario, Happened happened) {
  void into(List<String> wrong, String result) {
    Scenario.Expected expected = scenario.expected();
    differ(wrong, "result", expected.result(), result);
    differ(wrong, "queue", expected.queue(), happened.last("HandedOver", "queue"));
    differ(wrong, "intent", expected.intent(), happened.last("IntentFound", "intent"));
    differ(wrong, "profile", expected.profile(), profile());
    List<String> routes = happened.texts("RouteCalled", "route");
    expected.routes().stream()
        .filter(route -> !routes.contains(route))
        .forEach(route -> wrong.add("route " + route + " was not called (called: " + routes + ")"));
    expected.values().forEach((name, value) -> differ(wrong, name, value, collected(name)));
    String said = String.join(" ", happened.texts("BotSaid", "text"));
    expected.said().stream()
        .filter(text -> !said.contains(text))
        .forEach(text -> wrong.add("the bot did not say \"" + text + "\""));
    person(wrong, expected.personWithin());
  }

  private void person(List<String> wrong, Duration limit) {
    if (!limit.isZero()
        && happened.personSinceAsked().filter(took -> took.compareTo(limit) <= 0).isEmpty()) {
      wrong.add("no person within " + limit.toSeconds() + " s of asking");
    }
  }

  private String profile() {
    List<JsonNode> chosen = happened.of("ProfileChosen");
    return chosen.isEmpty() ? "" : chosen.getLast().path("choice").path("profile").asText();
  }

  private String collected(String name) {
    return happened.of("ValueCollected").stream()
        .filter(event -> event.path("name").asText().equals(name))
        .map(event -> event.path("value").asText())
        .reduce("", (first, later) -> later);
  }

  private static void differ(List<String> wrong, String what, String expected, String got) {
    if (!expected.isEmpty() && !expected.equals(got)) {
      wrong.add(what + ": " + (got.isEmpty() ? "nothing" : got) + " (expected: " + expected + ")");
    }
  }
}
