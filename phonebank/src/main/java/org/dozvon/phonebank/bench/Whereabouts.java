package org.dozvon.phonebank.bench;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What Asterisk does with its callers at one moment.
 *
 * @param byApplication callers by what they are in: {@code AudioSocket}, {@code Queue}, {@code
 *     AGI}, ...
 */
record Whereabouts(Map<String, Integer> byApplication) {
  private static final int APPLICATION = 5;

  /**
   * Reads {@code core show channels concise}.
   *
   * @param endpoint whose channels are callers: {@code PJSIP/phonebank-}
   */
  static Whereabouts of(String concise, String endpoint) {
    Map<String, Integer> count = new TreeMap<>();
    concise
        .lines()
        .filter(line -> line.startsWith(endpoint))
        .map(line -> line.split("!", -1))
        .filter(cells -> cells.length > APPLICATION)
        .forEach(cells -> count.merge(cells[APPLICATION], 1, Integer::sum));
    return new Whereabouts(count);
  }

  /** How many callers are in it. */
  int in(String application) {
    return byApplication.getOrDefault(application, 0);
  }

  int all() {
    return byApplication.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Callers who are neither with the bot, nor in the queue, nor on the way between. */
  int elsewhere() {
    return all() - in("AudioSocket") - in("TryExec") - in("Queue") - in("AGI");
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%d with the bot, %d in the queue, %d between, %d elsewhere",
        in("AudioSocket") + in("TryExec"),
        in("Queue"),
        in("AGI"),
        elsewhere());
  }
}
