package org.dozvon.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known of a call: what the agent gets before saying hello. Immutable; grows by
 * {@link #with(CallEvent)}.
 *
 * @param intent what the caller wants, empty while unknown
 * @param values collected or looked up, in the order they became known
 * @param skill that the person should have; may be empty
 * @param waitingSince when the caller began to wait for a person
 * @param agent who answered last, as the queue knows the person
 * @param phones of everybody who answered, such as {@code PJSIP/101}, in order, each once
 */
public record CallContext(
    CallId id,
    Instant startedAt,
    Caller caller,
    String hotline,
    Locale language,
    ProfileChoice profile,
    String intent,
    String topic,
    String queue,
    String skill,
    Map<String, String> values,
    List<Line> transcript,
    List<Route> routes,
    Optional<Instant> waitingSince,
    Optional<String> agent,
    List<String> phones,
    Optional<Ending> ending) {

  /** Who spoke or acted in a {@link Line}. */
  public enum Speaker {
    BOT,
    CALLER,
    KEYS
  }

  /**
   * One line of the transcript.
   *
   * @param confidence 0..1; 1 for the bot's words and for keys
   * @param meaning what the dialog took it for; may be empty
   */
  public record Line(Instant at, Speaker speaker, String text, double confidence, String meaning) {}

  /** One route that was called. */
  public record Route(Instant at, String name, String outcome, Duration took) {}

  public CallContext {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    transcript = List.copyOf(transcript);
    routes = List.copyOf(routes);
    phones = List.copyOf(phones);
  }

  /** The context of a call of which only the start is known. */
  public static CallContext of(CallEvent.Started started) {
    return new CallContext(
        started.call(),
        started.at(),
        started.caller(),
        started.hotline(),
        started.language(),
        ProfileChoice.DEFAULT,
        "",
        "",
        "",
        "",
        Map.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** This context and what the event adds to it; events without a lasting fact add nothing. */
  public CallContext with(CallEvent event) {
    return switch (event) {
      case CallEvent.ProfileChosen e -> new Draft(this).profile(e.choice()).build();
      case CallEvent.BotSaid e -> line(e.at(), Speaker.BOT, e.text(), 1, "");
      case CallEvent.CallerSaid e ->
          line(e.at(), Speaker.CALLER, e.text(), e.confidence(), e.meaning());
      case CallEvent.CallerPressed e -> line(e.at(), Speaker.KEYS, e.keys(), 1, "");
      case CallEvent.IntentFound e -> new Draft(this).intent(e.intent()).build();
      case CallEvent.ValueCollected e -> new Draft(this).value(e.name(), e.value()).build();
      case CallEvent.RouteCalled e ->
          new Draft(this).route(new Route(e.at(), e.route(), e.outcome(), e.took())).build();
      case CallEvent.HandedOver e -> new Draft(this).waiting(e).build();
      case CallEvent.PersonAnswered e -> new Draft(this).agent(e.agent(), e.phone()).build();
      case CallEvent.Ended e -> new Draft(this).ending(e.ending()).build();
      case CallEvent.Started e -> this;
      case CallEvent.BargedIn e -> new Draft(this).cut(e.heard()).build();
      case CallEvent.CallerSilent e -> this;
      case CallEvent.TurnTaken e -> this;
      case CallEvent.HearingLost e -> this;
      case CallEvent.JoinedQueue e -> this;
      case CallEvent.AbandonedQueue e -> this;
      case CallEvent.WrappedUp e ->
          new Draft(this)
              .value("wrap-up-topic", e.topic())
              .value("wrap-up-outcome", e.outcome())
              .build();
    };
  }

  private CallContext line(
      Instant at, Speaker who, String text, double confidence, String meaning) {
    return new Draft(this).line(new Line(at, who, text, confidence, meaning)).build();
  }

  /** A copy of which single parts are replaced. */
  private static final class Draft {
    private final CallContext base;
    private ProfileChoice profile;
    private String intent;
    private String topic;
    private String queue;
    private String skill;
    private Map<String, String> values;
    private List<Line> transcript;
    private List<Route> routes;
    private Optional<Instant> waitingSince;
    private Optional<String> agent;
    private List<String> phones;
    private Optional<Ending> ending;

    Draft(CallContext base) {
      this.base = base;
      this.profile = base.profile;
      this.intent = base.intent;
      this.topic = base.topic;
      this.queue = base.queue;
      this.skill = base.skill;
      this.values = base.values;
      this.transcript = base.transcript;
      this.routes = base.routes;
      this.waitingSince = base.waitingSince;
      this.agent = base.agent;
      this.phones = base.phones;
      this.ending = base.ending;
    }

    Draft profile(ProfileChoice choice) {
      profile = choice;
      return this;
    }

    Draft intent(String found) {
      intent = found;
      return this;
    }

    Draft value(String name, String value) {
      values = new LinkedHashMap<>(values);
      values.put(name, value);
      return this;
    }

    Draft line(Line line) {
      transcript = new ArrayList<>(transcript);
      transcript.add(line);
      return this;
    }

    /** The bot's last line was heard only so far; empty: whole. */
    Draft cut(String heard) {
      if (heard.isEmpty() || transcript.isEmpty()) {
        return this;
      }
      Line last = transcript.getLast();
      if (last.speaker() == Speaker.BOT) {
        transcript = new ArrayList<>(transcript);
        transcript.set(
            transcript.size() - 1,
            new Line(last.at(), last.speaker(), heard, last.confidence(), last.meaning()));
      }
      return this;
    }

    Draft route(Route route) {
      routes = new ArrayList<>(routes);
      routes.add(route);
      return this;
    }

    Draft waiting(CallEvent.HandedOver handed) {
      waitingSince = Optional.of(waitingSince.orElse(handed.at()));
      queue = handed.queue();
      topic = handed.topic();
      skill = handed.skill();
      return this;
    }

    Draft agent(String who, String phone) {
      agent = Optional.of(who);
      if (!phone.isEmpty() && !phones.contains(phone)) {
        phones = new ArrayList<>(phones);
        phones.add(phone);
      }
      return this;
    }

    Draft ending(Ending how) {
      ending = Optional.of(how);
      return this;
    }

    CallContext build() {
      return new CallContext(
          base.id,
          base.startedAt,
          base.caller,
          base.hotline,
          base.language,
          profile,
          intent,
          topic,
          queue,
          skill,
          values,
          transcript,
          routes,
          waitingSince,
          agent,
          phones,
          ending);
    }
  }
}
