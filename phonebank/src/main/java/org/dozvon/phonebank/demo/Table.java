package org.dozvon.phonebank.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of a row of calls, as a table. */
final class Table {
  private Table() {}

  static String of(List<Outcome> outcomes) {
    StringBuilder out = new StringBuilder();
    out.append(row("", "", "", "person", "person", ""));
    out.append(row("call", "expected", "got", "s.call", "s.asked", ""));
    for (Outcome outcome : outcomes) {
      out.append(
          row(
              outcome.scenario().name(),
              outcome.scenario().expected().result(),
              outcome.result(),
              seconds(outcome.sinceCall()),
              seconds(outcome.sinceAsked()),
              outcome.isOk() ? "ok" : "WRONG: " + String.join("; ", outcome.wrong())));
    }
    return out.append(summary(outcomes)).toString();
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-28s %-12s %-12s %8s %8s  %s%n", cells);
  }

  private static String summary(List<Outcome> outcomes) {
    Quantiles turns =
        Quantiles.of(outcomes.stream().flatMap(outcome -> outcome.latencies().stream()).toList());
    return String.format(
        Locale.ROOT,
        "%ncalls: %d as expected, %d not; %d kept by the bot, %d handed over%n"
            + "turn latency at the caller's ear: p50 %s, p95 %s (%d turns); talked over: %d%n",
        outcomes.stream().filter(Outcome::isOk).count(),
        outcomes.stream().filter(outcome -> !outcome.isOk()).count(),
        count(outcomes, "served"),
        count(outcomes, "handed-over"),
        seconds(turns.at(50)),
        seconds(turns.at(95)),
        turns.sorted().size(),
        outcomes.stream().mapToInt(Outcome::talkedOver).sum());
  }

  private static long count(List<Outcome> outcomes, String result) {
    return outcomes.stream().filter(outcome -> outcome.result().equals(result)).count();
  }

  private static String seconds(Optional<Duration> duration) {
    return duration
        .map(d -> String.format(Locale.ROOT, "%.2f s", d.toMillis() / 1000.0))
        .orElse("-");
  }
}
