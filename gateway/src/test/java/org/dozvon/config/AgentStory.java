package org.dozvon.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;

/** What the bot went through with a caller who now waits for a person. */
final class AgentStory {
  private AgentStory() {}

  /**
   * The events.
   *
   * @param name of the caller
   * @param said their first words
   * @param value of the address that was looked up
   */
  static List<CallEvent> of(
      CallId call, String name, String unique, String said, String value, Instant now) {
    Caller caller = new Caller("+79161234567", name, "200");
    return List.of(
        new CallEvent.Started(call, now, caller, "grocery", Locale.of("ru"), unique),
        new CallEvent.ProfileChosen(
            call, now, new ProfileChoice(Profile.GENTLE, "caller record: born 1949")),
        new CallEvent.ValueCollected(call, now, "card", "40712298"),
        route(call, now, "caller", "ok", 12),
        new CallEvent.BotSaid(call, now, "Good morning. How can I help?"),
        new CallEvent.CallerSaid(call, now.plusSeconds(4), said, 0.86, "nearest-shop"),
        new CallEvent.IntentFound(call, now, "nearest-shop"),
        new CallEvent.BotSaid(call, now.plusSeconds(6), "Which street are you in?"),
        new CallEvent.CallerSaid(call, now.plusSeconds(11), "oak straight", 0.41, ""),
        new CallEvent.CallerPressed(call, now.plusSeconds(20), "3"),
        route(call, now, "nearest-shop", "ok", 38),
        route(call, now, "card-balance", "route card-balance gave no answer within 5000 ms", 5000),
        new CallEvent.ValueCollected(call, now, "address", value),
        new CallEvent.ValueCollected(call, now, "hours", "08:00-22:00"),
        new CallEvent.ValueCollected(call, now, "phone", "+7 495 100-20-30"),
        new CallEvent.ValueCollected(call, now, "supervisor", "+7 495 100-20-31"),
        new CallEvent.HandedOver(
            call, now.plusSeconds(24), "support", "the nearest shop", "angry words: rude"));
  }

  private static CallEvent route(CallId call, Instant at, String name, String outcome, int took) {
    return new CallEvent.RouteCalled(
        call, at, name, Map.of(), outcome, Map.of(), Duration.ofMillis(took));
  }
}
