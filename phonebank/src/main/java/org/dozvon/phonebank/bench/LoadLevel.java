package org.dozvon.phonebank.bench;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What so many SIP calls at once measured.
 *
 * @param middle where the callers were when all had come, before the first hung up
 * @param left where callers were after all had hung up; should be nobody
 * @param late 20 ms frames that the gateway gave out late, by how much; the share of all
 * @param troubles what the gateway told, counted
 * @param load average of the machine
 */
record LoadLevel(
    Sipp.Result calls,
    Whereabouts middle,
    Whereabouts left,
    Stages stages,
    Map<String, Double> late,
    Map<String, Double> cores,
    long residentKb,
    Map<String, Long> troubles,
    double load) {
  private static final int GOOD_TURN_MS = 1500;
  private static final double GOOD_LATE = 0.01;

  /** Nobody was lost: every call was answered, nobody was left, nobody was anywhere else. */
  boolean isGraceful() {
    return calls.failed() == 0 && middle.elsewhere() == 0 && left.all() == 0;
  }

  /** Everybody was with the bot, and it answered as it should. */
  boolean isGood() {
    return isGraceful()
        && middle.in("Queue") == 0
        && stages.inGateway().millis(95) <= GOOD_TURN_MS
        && lateOver10() <= GOOD_LATE;
  }

  private double lateOver10() {
    return late.entrySet().stream()
        .filter(bucket -> bucket.getKey().contains("10"))
        .mapToDouble(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  String text() {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "%d calls at once: %s",
        calls.calls(),
        isGood() ? "good" : isGraceful() ? "beyond what is good; nobody was lost" : "NOT GRACEFUL");
    line(
        out,
        "  answered             %d of %d; %s from INVITE to 200",
        calls.calls() - calls.failed(),
        calls.calls(),
        calls.answer().text());
    calls.why().forEach((what, count) -> line(out, "    %d x %s", count, what));
    line(out, "  when all had come    %s", middle.text());
    if (left.all() > 0) {
      line(out, "  left behind          %s", left.text());
    }
    line(out, "  turns in the gateway %s", stages.inGateway().text());
    stages.stages().forEach((name, times) -> line(out, "    %-18s %s", name, times.text()));
    line(out, "  frames late          %s", percent(late));
    line(out, "  processors busy      %s; load average %.1f", busy(), load);
    line(out, "  gateway's memory     %d MB resident", residentKb / 1024);
    troubles.forEach((what, count) -> line(out, "    %d x %s", count, what));
    return out.toString();
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
