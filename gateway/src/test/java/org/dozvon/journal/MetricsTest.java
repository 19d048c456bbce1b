package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.call.Ending;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Instant AT = Instant.parse("2026-11-28T04:00:00Z");

  private final AtomicInteger running = new AtomicInteger(3);
  private final Metrics metrics = new Metrics(running::get);

  @Test
  void callsAreCountedByHotlineAndByHowAndByWhomTheyEnded() {
    start("one", "grocery");
    start("two", "grocery");
    start("three", "clinic");
    end("one", Ending.Result.SERVED, Ending.Party.BOT);
    end("two", Ending.Result.ABANDONED, Ending.Party.CALLER);
    end("unknown", Ending.Result.FAILED, Ending.Party.GATEWAY);
    assertThat(metrics.text())
        .contains("dozvon_calls_total{hotline=\"grocery\"} 2.0")
        .contains("dozvon_calls_total{hotline=\"clinic\"} 1.0")
        .contains("dozvon_calls_ended_total{by=\"bot\",hotline=\"grocery\",result=\"served\"} 1.0")
        .contains("{by=\"caller\",hotline=\"grocery\",result=\"abandoned\"} 1.0")
        .contains("{by=\"gateway\",hotline=\"\",result=\"failed\"} 1.0")
        .contains("dozvon_calls_running 3.0");
  }

  @Test
  void versionsAndRefusedChangesAreCountedAndTheLiveVersionIsShown() {
    metrics.live("grocery", 6);
    metrics.live("grocery", 7);
    metrics.refused("grocery");
    assertThat(metrics.text())
        .contains("dozvon_hotline_published_total{hotline=\"grocery\"} 2.0")
        .contains("dozvon_hotline_refused_total{hotline=\"grocery\"} 1.0")
        .contains("dozvon_hotline_version{hotline=\"grocery\"} 7.0");
  }

  private void start(String call, String hotline) {
    metrics.accept(
        new CallEvent.Started(
            new CallId(call), AT, new Caller("1", "", "100"), hotline, Locale.ENGLISH, "1.1"));
  }

  private void end(String call, Ending.Result result, Ending.Party party) {
    metrics.accept(new CallEvent.Ended(new CallId(call), AT, new Ending(result, party, "so")));
  }
}
