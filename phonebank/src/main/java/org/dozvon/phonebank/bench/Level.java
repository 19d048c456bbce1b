package org.dozvon.phonebank.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dozvon.phonebank.demo.Quantiles;

/**
 * What so many callers at once measured.
 *
 * @param lateFrames 20 ms frames that the gateway gave out late, by how much; the share of all
 * @param memory of a second crowd of so many
 * @param troubles what the gateway tells of calls that did not go well, one line each
 * @param served calls that the bot brought to their end
 */
record Level(
    int callers,
    List<BenchCall> calls,
    Stages stages,
    Map<String, Double> cores,
    double loadAverage,
    Map<String, Double> lateFrames,
    long residentKb,
    MemoryPerCall memory,
    List<String> troubles,
    int served) {
  Quantiles turns() {
    return all(BenchCall::turns);
  }

  Quantiles bargeIns() {
    return all(BenchCall::bargeIns);
  }

  Quantiles greetings() {
    return all(call -> call.greeting().stream().toList());
  }

  private Quantiles all(Function<BenchCall, Collection<Duration>> part) {
    return Quantiles.of(calls.stream().flatMap(call -> part.apply(call).stream()).toList());
  }

  /** Whether callers would still call it good: all served, the turns in time. */
  boolean holds() {
    return served >= calls.size() * 0.95 && turns().millis(95) <= 1500;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    line(out, "%d at once: %d calls, %d served by the bot", callers, calls.size(), served);
    line(out, "  turn latency p50 / p95      %s", turns().text());
    stages.stages().forEach((name, times) -> line(out, "    %-25s %s", name, times.text()));
    line(out, "    %-25s %d / %d ms", "line and rest (difference)", rest(50), rest(95));
    line(out, "  barge-in to silence         %s", bargeIns().text());
    line(out, "  answer to greeting          %s", greetings().text());
    line(out, "  frames given out late       %s", percent(lateFrames));
    line(out, "  processors busy             %s; load average %.1f", busy(), loadAverage);
    line(out, "  gateway's memory            %d MB resident", residentKb / 1024);
    line(out, "    for each call             %s", memory.text());
    line(out, "  talked over                 %d times", talkedOver());
    wrong().forEach((what, count) -> line(out, "  %d x %s", count, what));
    return out.toString();
  }

  private long rest(int percent) {
    return turns().millis(percent) - stages.inGateway().millis(percent);
  }

  private int talkedOver() {
    return calls.stream().mapToInt(BenchCall::talkedOver).sum();
  }

  private Map<String, Long> wrong() {
    return Stream.concat(troubles.stream(), calls.stream().flatMap(call -> call.wrong().stream()))
        .collect(Collectors.groupingBy(what -> what, TreeMap::new, Collectors.counting()));
  }

  private String busy() {
    return cores.entrySet().stream()
        .map(entry -> String.format(Locale.ROOT, "%s %.2f", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String percent(Map<String, Double> shares) {
    return shares.entrySet().stream()
        .map(e -> String.format(Locale.ROOT, "%s: %.2f %%", e.getKey(), 100 * e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
