package org.dozvon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.junit.jupiter.api.Test;

class LiveContextsTest {
  private static final Instant T0 = Instant.parse("2026-11-25T08:00:00Z");
  private final LiveContexts contexts = new LiveContexts(2);

  private void start(String id, int second) {
    start(contexts, id, second);
  }

  private static void start(LiveContexts contexts, String id, int second) {
    contexts.accept(
        new CallEvent.Started(
            new CallId(id),
            T0.plusSeconds(second),
            new Caller("1", "", ""),
            "g",
            Locale.ENGLISH,
            "u"));
  }

  @Test
  void aContextIsUpToDateAtOnceAndForgottenAtTheEnd() {
    start("a", 0);
    CallId a = new CallId("a");
    contexts.accept(new CallEvent.IntentFound(a, T0, "balance"));
    assertThat(contexts.find(a).orElseThrow().intent()).isEqualTo("balance");
    contexts.accept(
        new CallEvent.Ended(a, T0, new Ending(Ending.Result.SERVED, Ending.Party.BOT, "")));
    assertThat(contexts.find(a)).isEmpty();
  }

  @Test
  void beyondTheLimitTheOldestIsForgotten() {
    start("a", 0);
    start("b", 1);
    start("c", 2);
    assertThat(contexts.size()).isEqualTo(2);
    assertThat(contexts.find(new CallId("a"))).isEmpty();
    assertThat(contexts.find(new CallId("c"))).isPresent();
  }

  @Test
  void aCallWhoseEndWasMissedIsForgottenAfterFourHours() {
    LiveContexts roomy = new LiveContexts(10);
    start(roomy, "a", 0);
    start(roomy, "b", 4 * 3600);
    assertThat(roomy.find(new CallId("a"))).isPresent();
    start(roomy, "c", 4 * 3600 + 1);
    assertThat(roomy.find(new CallId("a"))).isEmpty();
    assertThat(roomy.find(new CallId("b"))).isPresent();
  }

  @Test
  void eventsOfUnknownCallsChangeNothing() {
    contexts.accept(new CallEvent.IntentFound(new CallId("z"), T0, "x"));
    assertThat(contexts.size()).isZero();
  }
}
