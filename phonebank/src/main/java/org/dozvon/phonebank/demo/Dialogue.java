package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Prints calls as dialogues with times, and the table at the end. */
final class Dialogue {
  private static final boolean COLOUR = Boolean.getBoolean("dozvon.colour");
  private Instant start = Instant.EPOCH;

  synchronized void event(JsonNode event) {
    Instant at = Instant.parse(event.path("at").asText());
    switch (event.path("type").asText()) {
      case "Started" -> {
        start = at;
        line(at, "", "call from " + event.path("caller").path("number").asText());
      }
      case "ProfileChosen" ->
          line(at, "", "profile " + event.path("choice").path("profile").asText());
      case "BotSaid" -> line(at, "bot", event.path("text").asText());
      case "BargedIn" -> line(at, "", "(interrupted)");
      case "CallerSaid" ->
          line(
              at,
              "caller",
              "\""
                  + event.path("text").asText()
                  + "\" -> "
                  + event.path("meaning").asText("?")
                  + String.format(Locale.ROOT, " (%.2f)", event.path("confidence").asDouble()));
      case "CallerPressed" -> line(at, "keys", event.path("keys").asText());
      case "CallerSilent" -> line(at, "", "(silence)");
      case "RouteCalled" ->
          line(
              at,
              "route",
              event.path("route").asText()
                  + " "
                  + event.path("arguments")
                  + " -> "
                  + event.path("outcome").asText()
                  + " "
                  + event.path("reply"));
      case "HearingLost" -> line(at, "", "(hearing lost: " + event.path("reason").asText() + ")");
      case "HandedOver" ->
          line(
              at,
              "person",
              "queue "
                  + event.path("queue").asText()
                  + ", topic: "
                  + event.path("topic").asText()
                  + ", because: "
                  + event.path("reason").asText());
      case "Ended" -> line(at, "", "ended: " + event.path("ending").path("result").asText());
      default -> {}
    }
  }

  private void line(Instant at, String who, String text) {
    double seconds = Duration.between(start, at).toMillis() / 1000.0;
    String colour = who.equals("bot") ? "\033[36m" : who.equals("caller") ? "\033[33m" : "";
    System.out.printf(
        Locale.ROOT,
        "  %6.2f  %-7s %s%s%s%n",
        seconds,
        who,
        COLOUR ? colour : "",
        text,
        COLOUR && !colour.isEmpty() ? "\033[0m" : "");
  }

  static void table(List<Outcome> outcomes) {
    System.out.printf("%n%-28s %-12s %-12s %9s %s%n", "call", "expected", "got", "to person", "");
    for (Outcome outcome : outcomes) {
      System.out.printf(
          Locale.ROOT,
          "%-28s %-12s %-12s %9s %s%n",
          outcome.scenario().name(),
          outcome.scenario().expected().result(),
          outcome.result(),
          outcome.toPerson().map(Dialogue::seconds).orElse("-"),
          outcome.wrong().isEmpty() ? "ok" : "WRONG: " + String.join("; ", outcome.wrong()));
    }
    List<Duration> turns =
        outcomes.stream().flatMap(outcome -> outcome.latencies().stream()).sorted().toList();
    long served = outcomes.stream().filter(o -> o.result().equals("served")).count();
    long handed = outcomes.stream().filter(o -> o.result().equals("handed-over")).count();
    System.out.printf(
        "%n%d calls, %d kept by the bot, %d handed over%n", outcomes.size(), served, handed);
    if (!turns.isEmpty()) {
      System.out.printf(
          "turn latency at the caller's ear: p50 %s, p95 %s (%d turns)%n",
          seconds(turns.get(turns.size() / 2)),
          seconds(turns.get(Math.min(turns.size() - 1, turns.size() * 95 / 100))),
          turns.size());
    }
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
  }
}
