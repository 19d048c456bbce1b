package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints calls as dialogues with times, as they happen. */
final class Dialogue {
  private static final boolean COLOUR = Boolean.getBoolean("dozvon.colour");
  private static final String PLAIN = "\033[0m";

  private final PrintStream out;
  private Instant start = Instant.EPOCH;

  Dialogue(PrintStream out) {
    this.out = out;
  }

  synchronized void title(Scenario scenario) {
    out.printf("%n%s: %s%n", scenario.name(), scenario.about());
  }

  synchronized void event(JsonNode event) {
    Instant at = Instant.parse(event.path("at").asText());
    if (event.path("type").asText().equals("Started")) {
      start = at;
    }
    switch (event.path("type").asText()) {
      case "Started" -> line(at, "", "call from " + event.path("caller").path("number").asText());
      case "ProfileChosen" -> line(at, "", profile(event.path("choice")));
      case "BotSaid" -> line(at, "bot", event.path("text").asText());
      case "BargedIn" -> line(at, "", "(interrupted)");
      case "CallerSaid" -> line(at, "caller", said(event));
      case "CallerPressed" -> line(at, "keys", event.path("keys").asText());
      case "CallerSilent" -> line(at, "", "(silence)");
      case "RouteCalled" -> line(at, "route", route(event));
      case "HearingLost" -> line(at, "", "(hearing lost: " + event.path("reason").asText() + ")");
      case "HandedOver" -> line(at, "person", handOver(event));
      case "JoinedQueue" ->
          line(at, "queue", "waits in " + event.path("queue").asText() + " at " + place(event));
      case "PersonAnswered" -> line(at, "person", event.path("agent").asText() + " answers");
      case "AbandonedQueue" -> line(at, "queue", "left without an answer");
      case "Ended" -> line(at, "", ended(event.path("ending")));
      default -> {}
    }
  }

  /** What came to the agent with the call. */
  synchronized void context(JsonNode context) {
    detail("who", context.path("caller").path("number").asText() + " " + name(context));
    detail("profile", profile(context.path("profile")));
    detail("wants", context.path("intent").asText() + " " + context.path("values"));
    for (JsonNode line : context.path("transcript")) {
      if (line.path("speaker").asText().equals("CALLER")) {
        detail("said", line.path("text").asText());
      }
    }
  }

  private static String name(JsonNode context) {
    return context.path("caller").path("name").asText();
  }

  private static String profile(JsonNode choice) {
    String reason = choice.path("reason").asText();
    return "profile " + choice.path("profile").asText() + (reason.isEmpty() ? "" : ": " + reason);
  }

  private static String said(JsonNode event) {
    return String.format(
        Locale.ROOT,
        "\"%s\" -> %s (%.2f)",
        event.path("text").asText(),
        event.path("meaning").asText().isEmpty() ? "?" : event.path("meaning").asText(),
        event.path("confidence").asDouble());
  }

  private static String route(JsonNode event) {
    return String.format(
        "%s %s -> %s %s",
        event.path("route").asText(),
        event.path("arguments"),
        event.path("outcome").asText(),
        event.path("reply"));
  }

  private static String handOver(JsonNode event) {
    return String.format(
        "to queue %s, topic: %s, because: %s",
        event.path("queue").asText(), event.path("topic").asText(), event.path("reason").asText());
  }

  private static String place(JsonNode event) {
    return "place " + event.path("position").asInt();
  }

  private static String ended(JsonNode ending) {
    return String.format(
        "ended: %s by %s, %s",
        ending.path("result").asText().toLowerCase(Locale.ROOT),
        ending.path("party").asText().toLowerCase(Locale.ROOT),
        ending.path("reason").asText());
  }

  private void detail(String name, String text) {
    out.printf("  %6s  %-7s   %-8s %s%n", "", "", name, text);
  }

  private void line(Instant at, String who, String text) {
    String colour = who.equals("bot") ? "\033[36m" : who.equals("caller") ? "\033[33m" : "";
    boolean coloured = COLOUR && !colour.isEmpty();
    out.printf(
        Locale.ROOT,
        "  %6.2f  %-7s %s%s%s%n",
        Duration.between(start, at).toMillis() / 1000.0,
        who,
        coloured ? colour : "",
        text,
        coloured ? PLAIN : "");
  }
}
