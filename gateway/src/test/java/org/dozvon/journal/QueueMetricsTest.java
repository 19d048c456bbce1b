package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Outcome.Wait.End;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.Tally;
import org.dozvon.queue.WaitingCaller;
import org.dozvon.testing.Outcomes;
import org.junit.jupiter.api.Test;

/** The queues as Prometheus reads them. */
class QueueMetricsTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private final Metrics all = new Metrics(() -> 0);
  private final QueueMetrics metrics = all.queues();
  private final Tally tally = new Tally(queue -> ServiceTarget.DEFAULT);

  private void look(String queue, boolean blind) {
    WaitingCaller waits =
        new WaitingCaller(
            queue, "9", "", NOON.minusSeconds(42), 0, Optional.empty(), Facts.unknown(NOON));
    QueueView view = new QueueView(queue, List.of(waits), List.of(), 3);
    Interval day = Interval.of(Interval.Length.DAY, NOON, ZoneOffset.UTC);
    metrics.look(
        NOON.plusSeconds(1),
        view,
        tally.rolling(queue, Duration.ofMinutes(15), NOON.plusSeconds(1)),
        tally.of(queue, day),
        blind);
  }

  @Test
  void theLevelByBothClocksAndWhoWaits() {
    for (var wait :
        List.of(
            Outcomes.wait("support", "g1", NOON, 10, End.ANSWERED),
            Outcomes.wait("support", "g2", NOON, 15, End.ANSWERED),
            Outcomes.wait("support", "s3", NOON, 30, End.ABANDONED),
            Outcomes.wait("support", "s4", NOON, 30, End.MOVED))) {
      tally.add(wait);
      metrics.ended(wait);
    }
    metrics.ended(Outcomes.talk("support", "g1", NOON, 120));
    look("support", false);
    assertThat(all.text())
        .contains("dozvon_queue_service_level{clock=\"from-asking\",queue=\"support\"} 0.666")
        .contains("dozvon_queue_service_level{clock=\"from-answer\",queue=\"support\"} 0.0")
        .contains("dozvon_queue_asa_seconds{clock=\"from-asking\",queue=\"support\"} 12.5")
        .contains("dozvon_queue_gentle_p95_seconds{queue=\"support\"} 45.0")
        .contains("dozvon_queue_waiting{queue=\"support\"} 1.0")
        .contains("dozvon_queue_longest_waiting_seconds{queue=\"support\"} 43.0")
        .contains("dozvon_queue_talking{queue=\"support\"} 3.0")
        .contains("dozvon_queue_occupancy{queue=\"support\"} NaN")
        .contains("dozvon_queue_callers_total{end=\"abandoned\",queue=\"support\"} 1.0")
        .contains("dozvon_queue_callers_total{end=\"moved\",queue=\"support\"} 1.0")
        .contains("clock=\"from-asking\",queue=\"support\",le=\"20.0\"} 2")
        .contains("dozvon_queue_talk_seconds_sum{queue=\"support\"} 120.0");
  }

  @Test
  void whatIsNotSeenIsNotShownAsZero() {
    look("support", true);
    assertThat(all.text())
        .contains("dozvon_queue_waiting{queue=\"support\"} NaN")
        .contains("dozvon_queue_staffed{queue=\"support\"} NaN");
  }

  @Test
  void labelsAreBounded() {
    for (int i = 0; i < 300; i++) {
      look("queue" + i, false);
      metrics.ended(Outcomes.wait("other" + i, "1", NOON, 1, End.ANSWERED));
    }
    assertThat(all.text().lines().filter(line -> line.startsWith("dozvon_queue_waiting{")))
        .hasSize(200);
    assertThat(all.text()).doesNotContain("other299");
  }
}
