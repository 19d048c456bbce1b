package org.dozvon.config;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;
import org.dozvon.handover.Outward;
import org.dozvon.journal.Metrics;
import org.dozvon.journal.Outbox;
import org.dozvon.journal.OutboxSettings;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.Tally;
import org.dozvon.testing.Outcomes;
import org.h2.jdbcx.JdbcDataSource;

/** The figures of a day on which everything happens once. */
final class BusyDay {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final CallId CALL = new CallId("c");

  private BusyDay() {}

  static String metrics() {
    Metrics metrics = new Metrics(() -> 1);
    events().forEach(metrics);
    metrics.live("grocery", 1);
    metrics.refused("grocery");
    metrics.differences(() -> 1);
    metrics.count("dozvon.interventions", "", "kind", "overflow", "result", "done");
    metrics.node("pbx:5038", () -> true, () -> 1);
    metrics.serverEars(() -> 1, () -> 1);
    Outbox outbox =
        new Outbox(
            new JdbcDataSource(), new Nobody(), OutboxSettings.DEFAULTS, () -> false, () -> NOON);
    metrics.outbox(outbox);
    Tally tally = new Tally(queue -> ServiceTarget.DEFAULT);
    List.of(
            Outcomes.wait("support", "g1", NOON, 10, Outcome.Wait.End.ANSWERED),
            Outcomes.talk("support", "g1", NOON, 120),
            new Outcome.BotTook(NOON, "support", "1"),
            new Outcome.BotServed(NOON, "support", "1"),
            new Outcome.Unanswered(NOON, "support", "1", "PJSIP/7", Duration.ofSeconds(20)))
        .forEach(metrics.queues()::ended);
    metrics
        .queues()
        .look(
            NOON,
            new QueueView("support", List.of(), List.of(), 0),
            tally.rolling("support", Duration.ofMinutes(15), NOON),
            tally.of("support", Interval.of(Interval.Length.DAY, NOON, ZoneOffset.UTC)),
            false);
    String told = metrics.text();
    outbox.close();
    return told;
  }

  /** Takes no events. */
  private static final class Nobody implements Outward {
    @Override
    public Answer tell(String call, String event) {
      return Answer.LATER;
    }

    @Override
    public void close() {}
  }

  private static List<CallEvent> events() {
    Duration second = Duration.ofSeconds(1);
    return List.of(
        new CallEvent.Started(
            CALL, NOON, new Caller("1", "", "100"), "grocery", Locale.ENGLISH, "1.1"),
        new CallEvent.ProfileChosen(CALL, NOON, new ProfileChoice(Profile.GENTLE, "so")),
        new CallEvent.BargedIn(CALL, NOON, "a", "b"),
        new CallEvent.CallerSaid(CALL, NOON, "a", 1, "b"),
        new CallEvent.HearingLost(CALL, NOON, "why"),
        new CallEvent.RouteCalled(CALL, NOON, "r", Map.of(), "ok", Map.of(), second),
        new CallEvent.TurnTaken(CALL, NOON, second, second, second, second),
        new CallEvent.HandedOver(CALL, NOON, "support", "", "pressed 0"),
        new CallEvent.Ended(
            CALL, NOON, new Ending(Ending.Result.HANDED_OVER, Ending.Party.AGENT, "done")));
  }
}
