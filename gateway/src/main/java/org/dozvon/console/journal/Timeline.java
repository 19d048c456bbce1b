package org.dozvon.console.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.operator.KeptCall;

/**
 * When who did what in a call. How long the bot and the caller spoke is not kept; it is taken from
 * the length of the words, up to the next event.
 *
 * @param length of the call
 * @param spans by lane, each in order
 */
public record Timeline(Duration length, Map<Lane, List<Span>> spans) {
  /** A row of the picture. */
  public enum Lane {
    BOT,
    CALLER,
    KEYS,
    ROUTE,
    WAIT,
    RING,
    AGENT;

    /** The key of its text and the class of its bars: {@code bot}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A bar.
   *
   * @param from since the call's start
   * @param what was said, pressed, called, or who
   */
  public record Span(Duration from, Duration to, String what) {}

  /** Speech: 15 characters a second, which is about what a person speaks. */
  private static final int CHARACTERS_A_SECOND = 15;

  private static final Duration KEY = Duration.ofMillis(300);
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** Copies. */
  public Timeline {
    spans = Map.copyOf(spans);
  }

  /**
   * The timeline of a call.
   *
   * @param now its end as long as it goes on
   */
  public static Timeline of(KeptCall call, Instant now) {
    return new Builder(call, now).build();
  }

  /** The spans of a lane. */
  public List<Span> of(Lane lane) {
    return spans.getOrDefault(lane, List.of());
  }

  /** Lanes in which something happened, in the order of the picture. */
  public List<Lane> lanes() {
    return List.of(Lane.values()).stream().filter(lane -> !of(lane).isEmpty()).toList();
  }

  private static final class Builder {
    private final KeptCall call;
    private final Instant start;
    private final Instant end;
    private final Map<Lane, List<Span>> spans = new EnumMap<>(Lane.class);

    Builder(KeptCall call, Instant now) {
      this.call = call;
      this.start = call.row().startedAt();
      this.end = end(call, now);
    }

    private static Instant end(KeptCall call, Instant now) {
      Optional<Instant> last =
          call.events().stream()
              .filter(event -> !text(event, "type").equals("WrappedUp"))
              .map(Builder::at)
              .max(Comparator.naturalOrder());
      Instant end =
          call.row()
              .endedAt()
              .or(() -> call.context().ending().isPresent() ? last : Optional.of(now))
              .orElse(now);
      Instant talked =
          call.talks().stream()
              .map(KeptCall.Talk::ended)
              .max(Comparator.naturalOrder())
              .orElse(end);
      return talked.isAfter(end) ? talked : end;
    }

    Timeline build() {
      List<Map<String, Object>> events = call.events();
      for (int i = 0; i < events.size(); i++) {
        event(events.get(i), i == 0 ? start : at(events.get(i - 1)));
      }
      waits();
      for (KeptCall.Ring ring : call.rings()) {
        add(Lane.RING, ring.began(), ring.ended(), ring.phone());
      }
      for (KeptCall.Talk talk : call.talks()) {
        add(Lane.AGENT, talk.ended().minus(talk.took()), talk.ended(), talk.phone());
      }
      if (call.talks().isEmpty()) {
        first("PersonAnswered")
            .ifPresent(answered -> add(Lane.AGENT, at(answered), end, text(answered, "agent")));
      }
      Duration length = Duration.between(start, end);
      return new Timeline(length.compareTo(SHORTEST) < 0 ? SHORTEST : length, spans);
    }

    private void event(Map<String, Object> event, Instant before) {
      Instant at = at(event);
      switch (text(event, "type")) {
        case "BotSaid" -> {
          Instant spoken = at.plus(speech(text(event, "text")));
          Instant until = interrupted(at, spoken).orElse(spoken);
          add(Lane.BOT, at, until.isAfter(end) ? end : until, text(event, "text"));
        }
        case "CallerSaid" -> {
          Instant began = at.minus(speech(text(event, "text")));
          add(Lane.CALLER, began.isBefore(before) ? before : began, at, text(event, "text"));
        }
        case "CallerPressed" -> add(Lane.KEYS, at, at.plus(KEY), text(event, "keys"));
        case "RouteCalled" ->
            add(
                Lane.ROUTE,
                at.minus(Duration.ofMillis(number(event, "tookMs"))),
                at,
                text(event, "route") + ": " + text(event, "outcome"));
        default -> {}
      }
    }

    /** The bot is silent when the caller spoke into its words, or it says the next thing. */
    private Optional<Instant> interrupted(Instant from, Instant to) {
      return call.events().stream()
          .filter(
              event ->
                  List.of("BargedIn", "BotSaid", "HandedOver", "Ended", "PersonAnswered")
                      .contains(text(event, "type")))
          .map(Builder::at)
          .filter(at -> at.isAfter(from) && at.isBefore(to))
          .min(Comparator.naturalOrder());
    }

    private void waits() {
      Optional<Instant> began =
          call.context().waitingSince().or(() -> first("JoinedQueue").map(Builder::at));
      if (began.isPresent()) {
        Instant over =
            first("PersonAnswered").or(() -> first("AbandonedQueue")).map(Builder::at).orElse(end);
        add(Lane.WAIT, began.get(), over, call.context().queue());
      }
    }

    private Optional<Map<String, Object>> first(String type) {
      return call.events().stream().filter(event -> text(event, "type").equals(type)).findFirst();
    }

    private void add(Lane lane, Instant from, Instant to, String what) {
      Duration begin = Duration.between(start, from);
      Duration until = Duration.between(start, to);
      Duration positive = begin.isNegative() ? Duration.ZERO : begin;
      spans
          .computeIfAbsent(lane, fresh -> new ArrayList<>())
          .add(new Span(positive, until.compareTo(positive) < 0 ? positive : until, what));
    }

    private static Duration speech(String text) {
      return Duration.ofMillis(Math.max(500, text.length() * 1000L / CHARACTERS_A_SECOND));
    }

    private static Instant at(Map<String, Object> event) {
      return Instant.parse(text(event, "at"));
    }

    private static String text(Map<String, Object> event, String name) {
      return String.valueOf(event.getOrDefault(name, ""));
    }

    private static long number(Map<String, Object> event, String name) {
      return event.get(name) instanceof Number number ? number.longValue() : 0;
    }
  }
}
