package org.dozvon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.insight.TopicLevels;
import org.junit.jupiter.api.Test;

class TopicDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");

  private final List<String> alarms = new ArrayList<>();
  private final Records records = new Records();
  private final TopicDesk desk =
      new TopicDesk(records, (s, about, text) -> alarms.add(s + ": " + text));

  /** Ten calls about cards in every hour of the past, and this many now. */
  private static final class Records implements TopicRecords {
    private int cards = 10;
    private Instant began = NOW.minus(Duration.ofDays(60));

    @Override
    public TopicLevels.Counts count(Instant from, Instant to) {
      boolean isNow = to.isAfter(NOW.minus(Duration.ofDays(3)));
      return new TopicLevels.Counts(100, Map.of("card", isNow ? cards : 10), Map.of());
    }

    @Override
    public Optional<Instant> oldest() {
      return Optional.of(began);
    }

    @Override
    public Map<String, List<Integer>> hours(Instant from, int hours) {
      return Map.of();
    }
  }

  private void look(int minutes, int cards) throws StoreException {
    records.cards = cards;
    desk.look(NOW.plus(Duration.ofMinutes(minutes)));
  }

  @Test
  void aSpikeIsToldOnceInPlainWords() throws Exception {
    look(0, 10);
    assertThat(alarms).isEmpty();
    look(5, 40);
    look(10, 50);
    assertThat(alarms)
        .containsExactly("topic: 40 calls about \"card\" in the last hour; usual at this hour: 10");
    assertThat(desk.last().orElseThrow().spikes()).hasSize(1);
  }

  @Test
  void itIsToldAgainWhenItWasOverAndTwoHoursHavePassed() throws Exception {
    look(0, 40);
    look(30, 10);
    look(60, 40);
    assertThat(alarms).as("within two hours").hasSize(1);
    look(90, 10);
    look(150, 40);
    assertThat(alarms).hasSize(2);
  }

  @Test
  void aSpikeThatLastsIsNotToldAgain() throws Exception {
    for (int minutes = 0; minutes <= 600; minutes += 5) {
      look(minutes, 40);
    }
    assertThat(alarms).hasSize(1);
  }

  @Test
  void aYoungSystemTellsNothing() throws Exception {
    records.began = NOW.minus(Duration.ofDays(15));
    look(0, 4000);
    assertThat(alarms).isEmpty();
    assertThat(desk.last().orElseThrow().weeks()).isEqualTo(2);
  }
}
