package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Compares what happened in a call with what its scenario says. */
record Check(Scenario scenario, Happened happened) {
  void into(List<String> wrong, String result) {
    Scenario.Expected expected = scenario.expected();
    differ(wrong, "result", expected.result(), result);
    differ(wrong, "queue", expected.queue(), happened.last("HandedOver", "queue"));
    differ(wrong, "intent", expected.intent(), happened.last("IntentFound", "intent"));
    differ(wrong, "profile", expected.profile(), chosen("profile"));
    if (!chosen("reason").contains(expected.reason())) {
      wrong.add("reason: " + chosen("reason") + " (expected: " + expected.reason() + ")");
    }
    List<String> routes = happened.texts("RouteCalled", "route");
    expected.routes().stream()
        .filter(route -> !routes.contains(route))
        .forEach(route -> wrong.add("route " + route + " was not called (called: " + routes + ")"));
    expected.values().forEach((name, value) -> differ(wrong, name, value, collected(name)));
    String said = String.join(" ", happened.texts("BotSaid", "text"));
    expected.said().stream()
        .filter(text -> !said.contains(text))
        .forEach(text -> wrong.add("the bot did not say \"" + text + "\""));
    person(wrong, happened.personSinceAsked(), expected.personWithin(), "asking");
    person(wrong, happened.personSinceCall(), expected.personWithinOfAnswer(), "the answer");
  }

  private static void person(
      List<String> wrong, Optional<Duration> took, Duration limit, String since) {
    if (!limit.isZero() && took.filter(time -> time.compareTo(limit) <= 0).isEmpty()) {
      wrong.add("no person within " + limit.toSeconds() + " s of " + since);
    }
  }

  /** A part of the last choice of a profile. */
  private String chosen(String part) {
    List<JsonNode> chosen = happened.of("ProfileChosen");
    return chosen.isEmpty() ? "" : chosen.getLast().path("choice").path(part).asText();
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
