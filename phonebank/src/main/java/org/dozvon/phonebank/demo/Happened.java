package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What the gateway said of one call: the events since a mark. */
record Happened(CallEvents events, int mark) {
  private static final Set<String> CALLERS_DOING =
      Set.of("CallerSaid", "CallerPressed", "CallerSilent", "ProfileChosen");
  private static final int TRIES = 50;

  /** The last event's word; waits for it a few seconds. */
  String result() throws InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      for (JsonNode ended : of("Ended")) {
        String result = ended.path("ending").path("result").asText();
        return result.toLowerCase(Locale.ROOT).replace('_', '-');
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return "nothing";
  }

  /** The events of a type. */
  List<JsonNode> of(String type) {
    return events.since(mark, type);
  }

  /** A field of the events of a type. */
  List<String> texts(String type, String field) {
    return of(type).stream().map(event -> event.path(field).asText()).toList();
  }

  /** A field of the last event of a type; empty without one. */
  String last(String type, String field) {
    List<String> all = texts(type, field);
    return all.isEmpty() ? "" : all.getLast();
  }

  Optional<Duration> personSinceCall() {
    return toPerson(first("Started"));
  }

  /** From the caller's last doing before the hand-over. */
  Optional<Duration> personSinceAsked() {
    Optional<Instant> handedOver = first("HandedOver");
    return toPerson(
        CALLERS_DOING.stream()
            .flatMap(type -> of(type).stream())
            .map(Happened::at)
            .filter(at -> handedOver.isPresent() && !at.isAfter(handedOver.get()))
            .max(Instant::compareTo));
  }

  private Optional<Duration> toPerson(Optional<Instant> from) {
    return from.flatMap(
        start -> first("PersonAnswered").map(answer -> Duration.between(start, answer)));
  }

  private Optional<Instant> first(String type) {
    return of(type).stream().findFirst().map(Happened::at);
  }

  private static Instant at(JsonNode event) {
    return Instant.parse(event.path("at").asText());
  }
}
