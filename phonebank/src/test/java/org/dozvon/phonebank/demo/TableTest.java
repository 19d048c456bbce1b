package org.dozvon.phonebank.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void quantilesAreOfTheNearestRank() {
    List<Duration> hundred = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();

    assertThat(Quantiles.of(hundred).at(50)).contains(Duration.ofMillis(50));
    assertThat(Quantiles.of(hundred).at(95)).contains(Duration.ofMillis(95));
    assertThat(Quantiles.of(hundred.subList(0, 1)).at(95)).contains(Duration.ofMillis(1));
    assertThat(Quantiles.of(List.of()).at(50)).isEmpty();
  }

  @Test
  void aRowTellsWhatWasExpectedWhatCameAndWhatWasWrong() {
    Outcome good = outcome(List.of());
    Outcome bad = outcome(List.of("no agent answered"));

    assertThat(Table.of(List.of(good, bad)))
        .contains("handed-over  handed-over    7.50 s   2.00 s  ok")
        .contains("WRONG: no agent answered")
        .contains("calls: 1 as expected, 1 not; 0 kept by the bot, 2 handed over")
        .contains("p50 0.50 s, p95 0.50 s (2 turns); talked over: 2");
  }

  private static Outcome outcome(List<String> wrong) {
    Scenario.Expected expected =
        new Scenario.Expected(
            "handed-over",
            "",
            "",
            "",
            "",
            List.of(),
            Map.of(),
            List.of(),
            Duration.ZERO,
            Duration.ZERO);
    return new Outcome(
        new Scenario("en/a", "", "en", "1", "200", "man", List.of(), expected),
        "handed-over",
        List.of(Duration.ofMillis(500)),
        1,
        Optional.of(Duration.ofMillis(7500)),
        Optional.of(Duration.ofSeconds(2)),
        wrong);
  }
}
