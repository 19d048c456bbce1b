package org.dozvon.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Ending;
import org.dozvon.call.HearingLoss;

/**
 * The calls as Prometheus reads them: how fast the bot answers, what it understands, why callers go
 * on to a person and whether they reach one. Safe for use by many threads.
 */
final class CallMetrics {
  /** More calls than any gateway has at a time; beyond, their hotline is not remembered. */
  private static final int MOST_CALLS = 20_000;

  private static final int MOST_NAMES = 100;

  /** Around the second within which an answer sounds prompt. */
  private static final Duration[] EDGES = {
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofMillis(750),
    Duration.ofMillis(1000),
    Duration.ofMillis(1250),
    Duration.ofMillis(1500),
    Duration.ofMillis(2000),
    Duration.ofMillis(3000),
    Duration.ofMillis(5000),
    Duration.ofMillis(10_000)
  };

  private static final Duration[] ROUTE_EDGES = {
    Duration.ofMillis(50),
    Duration.ofMillis(200),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10)
  };

  private final MeterRegistry registry;
  private final Labels hotlines = new Labels(MOST_NAMES);
  private final Labels routes = new Labels(MOST_NAMES);
  private final Map<CallId, Track> tracks = new ConcurrentHashMap<>();

  /** What must be known of a call until its end. */
  private record Track(String hotline, boolean handedOver, boolean answered) {}

  CallMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void accept(CallEvent event) {
    switch (event) {
      case CallEvent.Started e -> started(e);
      case CallEvent.TurnTaken e -> turn(e);
      case CallEvent.BargedIn e ->
          count("dozvon.barge.ins", "Callers who spoke into the bot's words", hotline(e));
      case CallEvent.CallerSaid e -> turns(e, said(e));
      case CallEvent.CallerPressed e -> turns(e, "keys");
      case CallEvent.CallerSilent e -> turns(e, "silent");
      case CallEvent.HearingLost e ->
          count(
              "dozvon.fallbacks",
              "Calls that went on with keys or to a person as they could not be heard, by why",
              HearingLoss.of(e.reason()).word(),
              "reason");
      case CallEvent.RouteCalled e -> route(e);
      case CallEvent.HandedOver e -> handedOver(e);
      case CallEvent.PersonAnswered e ->
          tracks.computeIfPresent(e.call(), (id, t) -> new Track(t.hotline, t.handedOver, true));
      case CallEvent.Ended e -> ended(e.call(), e.ending());
      case CallEvent.ProfileChosen e ->
          count(
              "dozvon.profiles",
              "Ways of treatment that were chosen",
              word(e.choice().profile()),
              "profile");
      default -> {}
    }
  }

  private void started(CallEvent.Started started) {
    String hotline = hotlines.of(started.hotline());
    if (tracks.size() < MOST_CALLS) {
      tracks.put(started.call(), new Track(hotline, false, false));
    }
    count("dozvon.calls", "Calls that were answered", hotline);
  }

  private void turn(CallEvent.TurnTaken turn) {
    Duration whole =
        turn.endpointing().plus(turn.recognition()).plus(turn.decision()).plus(turn.speaking());
    Timer.builder("dozvon.turn")
        .description("From the caller's last sound to the first of the bot's answer")
        .tag("hotline", hotline(turn))
        .serviceLevelObjectives(EDGES)
        .register(registry)
        .record(positive(whole));
    stage("endpointing", turn.endpointing());
    stage("recognition", turn.recognition());
    stage("decision", turn.decision());
    stage("speaking", turn.speaking());
  }

  private void stage(String stage, Duration time) {
    Timer.builder("dozvon.turn.stage")
        .description("Where that time went")
        .tag("stage", stage)
        .register(registry)
        .record(positive(time));
  }

  private static String said(CallEvent.CallerSaid said) {
    if (!said.meaning().isEmpty()) {
      return "understood";
    }
    return said.text().isEmpty() ? "no-words" : "not-understood";
  }

  private void turns(CallEvent event, String outcome) {
    Counter.builder("dozvon.caller.turns")
        .description("Turns of callers, by what became of them")
        .tags("hotline", hotline(event), "outcome", outcome)
        .register(registry)
        .increment();
  }

  private void route(CallEvent.RouteCalled called) {
    Timer.builder("dozvon.route")
        .description("Routes that were called, by whether they answered")
        .tags(
            "route",
            routes.of(called.route()),
            "outcome",
            called.outcome().equals("ok") ? "ok" : "failed")
        .serviceLevelObjectives(ROUTE_EDGES)
        .register(registry)
        .record(positive(called.took()));
  }

  private void handedOver(CallEvent.HandedOver to) {
    Counter.builder("dozvon.hand.overs")
        .description("Callers on the way to a person, by why")
        .tags("hotline", hotline(to), "cause", HandOverCause.of(to.reason()).word())
        .register(registry)
        .increment();
    tracks.computeIfPresent(to.call(), (id, t) -> new Track(t.hotline, true, t.answered));
  }

  private void ended(CallId call, Ending ending) {
    Track track = tracks.remove(call);
    String hotline = track == null ? "" : track.hotline;
    Counter.builder("dozvon.calls.ended")
        .description("Calls that are over, by how and by whom they ended")
        .tags("hotline", hotline, "result", word(ending.result()), "by", word(ending.party()))
        .register(registry)
        .increment();
    if (track != null && track.handedOver) {
      Counter.builder("dozvon.hand.over.ends")
          .description("Callers who were on the way to a person, by whether one answered")
          .tags("hotline", hotline, "end", track.answered ? "answered" : word(ending.result()))
          .register(registry)
          .increment();
    }
  }

  private String hotline(CallEvent event) {
    Track track = tracks.get(event.call());
    return track == null ? "" : track.hotline;
  }

  private void count(String name, String description, String hotline) {
    count(name, description, hotline, "hotline");
  }

  private void count(String name, String description, String value, String label) {
    Counter.builder(name).description(description).tag(label, value).register(registry).increment();
  }

  private static Duration positive(Duration time) {
    return time.isNegative() ? Duration.ZERO : time;
  }

  private static String word(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
