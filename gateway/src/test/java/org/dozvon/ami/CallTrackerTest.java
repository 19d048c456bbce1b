package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.asteriskjava.manager.event.QueueCallerJoinEvent;
import org.asteriskjava.manager.event.QueueEntryEvent;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.junit.jupiter.api.Test;

class CallTrackerTest {
  private static final Instant NOW = Instant.parse("2026-11-25T05:00:00Z");
  private final CallTracker tracker = new CallTracker(2);

  @Test
  void theOldestCallIsForgottenBeyondTheLimit() {
    tracker.note(started("a", "1.1"));
    tracker.note(started("b", "2.2"));
    tracker.note(started("c", "3.3"));

    assertThat(tracker.on(join("1.1"), NOW)).isEmpty();
    assertThat(tracker.on(join("2.2"), NOW)).isPresent();
    assertThat(tracker.on(join("3.3"), NOW)).isPresent();
  }

  @Test
  void whoStandsInAQueueAndWasMissedJoinedThen() {
    tracker.note(started("a", "1.1"));
    assertThat(tracker.on(stands("1.1"), NOW))
        .contains(new CallEvent.JoinedQueue(new CallId("a"), NOW.minusSeconds(12), "support", 3));
    assertThat(tracker.on(stands("1.1"), NOW)).as("known by now").isEmpty();
    assertThat(tracker.on(stands("9.9"), NOW)).as("somebody else's").isEmpty();
  }

  private QueueEntryEvent stands(String channel) {
    QueueEntryEvent event = new QueueEntryEvent(this);
    event.setUniqueId(channel);
    event.setQueue("support");
    event.setPosition(3);
    event.setWait(12L);
    return event;
  }

  @Test
  void anEndedCallIsForgotten() {
    tracker.note(started("a", "1.1"));
    tracker.note(
        new CallEvent.Ended(
            new CallId("a"), NOW, new Ending(Ending.Result.SERVED, Ending.Party.BOT, "done")));

    assertThat(tracker.on(join("1.1"), NOW)).isEmpty();
  }

  private QueueCallerJoinEvent join(String channel) {
    QueueCallerJoinEvent event = new QueueCallerJoinEvent(this);
    event.setUniqueId(channel);
    event.setQueue("support");
    event.setPosition(1);
    return event;
  }

  private static CallEvent started(String call, String channel) {
    return new CallEvent.Started(
        new CallId(call), NOW, new Caller("", "", "200"), "grocery", Locale.ENGLISH, channel);
  }
}
