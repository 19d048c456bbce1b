package org.dozvon.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;

class DayPlanReaderTest {
  @Test
  void theShippedDayHasATenthOfItsCallsInTheBusiestHour() {
    DayPlan plan = Days.grocery();
    double busiest = 0;
    for (int slot = 0; slot < DayPlan.SLOTS - 1; slot++) {
      busiest = Math.max(busiest, plan.profile().get(slot) + plan.profile().get(slot + 1));
    }
    assertThat(busiest).isEqualTo(0.1);
    assertThat(plan.persons()).isEqualTo(35_000);
    assertThat(plan.patience()).isEqualTo(new Distribution.Exponential(Duration.ofMinutes(5)));
    assertThat(plan.outages())
        .extracting(DayPlan.Outage::kind)
        .containsExactly(DayPlan.Outage.Kind.GATEWAY, DayPlan.Outage.Kind.TRUNK);
  }

  @Test
  void peopleOnLineFollowTheRosterAndTheDips() {
    DayPlan plan = Days.grocery();
    assertThat(plan.onLine(183, DayPlan.millis(LocalTime.of(11, 0)))).isEqualTo(183);
    assertThat(plan.onLine(183, DayPlan.millis(LocalTime.of(13, 30)))).isEqualTo(138);
    // 0.77 of 183, and 5 % of them at lunch
    assertThat(plan.onLine(183, DayPlan.millis(LocalTime.of(13, 10)))).isEqualTo(134);
    assertThat(plan.calm().onLine(183, DayPlan.millis(LocalTime.of(13, 10)))).isEqualTo(141);
    assertThat(plan.onLine(183, DayPlan.millis(LocalTime.of(3, 0)))).isEqualTo(7);
  }

  @Test
  void mistakesAreToldWithTheirPlaces() {
    Problems problems = new Problems();
    String text =
        """
        persons: many
        profile: [50, 49]
        patience: {gamma: 5m}
        staffing: 100
        dips:
          - {from: noon, to: "13:00", away: 5}
        queues: {support: {share: 100}}
        people: {all: {share: 100, queues: {support: 0}}}
        surprise: 1
        """;
    assertThat(new DayPlanReader(problems).read("x", "x.yaml", text)).isEmpty();
    assertThat(problems.toString())
        .contains("x.yaml:1:10", "many", "x.yaml:2", "2 values (expected: 48", "gamma")
        .contains("staffing: 1 values", "noon", "unknown name \"surprise\"");
  }
}
