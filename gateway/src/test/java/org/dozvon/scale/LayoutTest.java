package org.dozvon.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.dozvon.staffing.Goal;
import org.junit.jupiter.api.Test;

class LayoutTest {
  private static final Traffic TEN_TIMES =
      new Traffic(350_000, 0.05, 0.25, Duration.ofSeconds(45), Duration.ofMinutes(3), wait(12));

  private static Duration wait(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void theGroceryDayIsOneCellAndNeedsThePeopleThatTheStaffCommandSays() {
    Layout layout = Layout.of(Traffic.GROCERY, Measured.DEFAULTS, Goal.DEFAULT);
    assertThat(layout.cells()).isEqualTo(1);
    assertThat(layout.people()).isEqualTo(183);
    assertThat(layout.peopleOfCell()).isEqualTo(183);
    assertThat(layout.lossOfSplitting()).isZero();
    // 2333 calls in 30 min, 45 s each: 58 on average; by Erlang B one in a thousand more than 81
    assertThat(layout.atBot()).isBetween(75, 90);
    assertThat(layout.gatewaysOfCell()).isEqualTo(2);
  }

  @Test
  void tenTimesAsManyAreSeveralCellsWhichNeedMorePeopleThanOnePool() {
    Layout layout = Layout.of(TEN_TIMES, Measured.DEFAULTS, Goal.DEFAULT);
    assertThat(layout.cells()).isGreaterThan(3);
    assertThat(layout.legs()).isGreaterThan(3000);
    assertThat(layout.peopleOfCell() * layout.cells()).isGreaterThan(layout.people());
    assertThat(layout.lossOfSplitting()).isBetween(0.005, 0.1);
    assertThat(layout.callsOfCell() * layout.cells()).isGreaterThan(layout.calls());
  }

  @Test
  void anAsteriskIsNeverGivenMoreLegsThanItCarries() {
    for (int persons = 5_000; persons <= 500_000; persons += 45_000) {
      Traffic traffic = new Traffic(persons, 0.05, 0.25, wait(45), Duration.ofMinutes(3), wait(10));
      Layout layout = Layout.of(traffic, Measured.DEFAULTS, Goal.DEFAULT);
      double legsOfCall = 1 + traffic.talking() / mean(traffic);
      assertThat(layout.callsOfCell() * legsOfCall)
          .as("%d calls a day", persons)
          .isLessThanOrEqualTo(Measured.DEFAULTS.legsOfAsterisk());
      assertThat((double) layout.callsOfCell())
          .as("the peak of a cell, of %d calls a day", persons)
          .isGreaterThan(mean(traffic) / layout.cells());
    }
  }

  private static double mean(Traffic traffic) {
    return traffic.withBot() + traffic.waiting() + traffic.talking();
  }

  @Test
  void aGatewayMayBeAwayInEachCell() {
    Measured small = new Measured(10, 100, 2, 8, 800);
    Layout layout = Layout.of(Traffic.GROCERY, small, Goal.DEFAULT);
    int carried = (layout.gatewaysOfCell() - 1) * small.conversationsOfGateway();
    assertThat(carried).isGreaterThanOrEqualTo(layout.atBot());
    assertThat(carried - small.conversationsOfGateway()).isLessThan(layout.atBot());
  }

  @Test
  void whatMakesNoSenseIsTold() {
    assertThatThrownBy(
            () -> new Traffic(35_000, 5, 0.25, wait(45), Duration.ofMinutes(3), wait(12)))
        .hasMessage("the busiest half hour: 5.0 (expected: above 0 and at most 1)");
    assertThatThrownBy(() -> new Measured(0, 100, 4, 8, 800))
        .hasMessage("conversations of a processor: 0 (expected: 1 to 1,000,000)");
  }
}
