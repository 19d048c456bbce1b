package org.dozvon.ami;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.dozvon.queue.Facts;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.WaitingCaller;
import org.junit.jupiter.api.Test;

class CallTrackerTest {
  private static final Instant NOW = Instant.parse("2026-11-25T05:00:00Z");
  private final CallTracker tracker = new CallTracker(2);

  @Test
  void theOldestCallIsForgottenBeyondTheLimit() {
    tracker.note(started("a", "1.1"));
    tracker.note(started("b", "2.2"));
    tracker.note(started("c", "3.3"));

    assertThat(join("1.1")).isEmpty();
    assertThat(join("2.2")).hasSize(1);
    assertThat(join("3.3")).hasSize(1);
  }

  @Test
  void whoStandsInAQueueAndWasMissedJoinedThen() {
    tracker.note(started("a", "1.1"));
    assertThat(stands("7.7", "1.1"))
        .containsExactly(
            new CallEvent.JoinedQueue(new CallId("a"), NOW.minusSeconds(12), "support", 2));
    assertThat(stands("1.1")).as("known by now").isEmpty();
    assertThat(stands("9.9")).as("somebody else's").isEmpty();
  }

  private List<CallEvent> stands(String... callers) {
    Instant joined = NOW.minusSeconds(12);
    List<WaitingCaller> waiting =
        Stream.of(callers)
            .map(
                id ->
                    new WaitingCaller(
                        "support", id, "", joined, 0, Optional.empty(), Facts.unknown(joined)))
            .toList();
    return tracker.on(List.of(new QueueEvent.Everything(NOW, Set.of(), waiting, List.of())));
  }

  @Test
  void anEndedCallIsForgotten() {
    tracker.note(started("a", "1.1"));
    tracker.note(
        new CallEvent.Ended(
            new CallId("a"), NOW, new Ending(Ending.Result.SERVED, Ending.Party.BOT, "done")));

    assertThat(join("1.1")).isEmpty();
  }

  private List<CallEvent> join(String channel) {
    return tracker.on(List.of(new QueueEvent.Joined(NOW, "support", channel, "PJSIP/x", 0)));
  }

  private static CallEvent started(String call, String channel) {
    return new CallEvent.Started(
        new CallId(call), NOW, new Caller("", "", "200"), "grocery", Locale.ENGLISH, channel);
  }
}
