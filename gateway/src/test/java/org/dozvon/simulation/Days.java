package org.dozvon.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dozvon.yaml.Problems;

/** Days for tests. */
final class Days {
  static final Instant START = Instant.parse("2026-11-30T00:00:00Z");

  private Days() {}

  /** The day that ships with the program. */
  static DayPlan grocery() {
    try (var in = DayPlan.class.getResourceAsStream("grocery.yaml")) {
      Problems problems = new Problems();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new DayPlanReader(problems)
          .read("grocery", "grocery.yaml", text)
          .orElseThrow(() -> new AssertionError(problems.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same rate all day, no bot, phones that are picked up at once: what Erlang reckons with. */
  static DayPlan erlang(int perHalfHour, Distribution patience, Distribution talk) {
    List<Double> even = Collections.nCopies(DayPlan.SLOTS, 1.0 / DayPlan.SLOTS);
    Distribution none = new Distribution.Fixed(Duration.ZERO);
    QueueSettings exact =
        new QueueSettings(
            "support",
            QueueSettings.Strategy.RRMEMORY,
            0,
            Duration.ofSeconds(20),
            Duration.ofMillis(1),
            Duration.ZERO,
            true,
            true,
            Duration.ofMillis(1));
    return new DayPlan(
        "erlang",
        perHalfHour * DayPlan.SLOTS,
        even,
        Map.of(),
        patience,
        talk,
        none,
        none,
        0,
        new DayPlan.Bot(0, none, 0, 0, 1),
        new DayPlan.Gentle(1, 1, Duration.ZERO),
        new DayPlan.CallBacks(0, 0, Duration.ZERO),
        Collections.nCopies(DayPlan.SLOTS, 1.0),
        1,
        List.of(),
        List.of(),
        List.of(new DayPlan.Queue(exact, 1)),
        List.of(new DayPlan.Group("people", 1, 0, Map.of("support", 0))));
  }
}
