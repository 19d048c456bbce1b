package org.dozvon.voicebot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dozvon.dialog.KeyPlan;

/**
 * Collects pressed keys into entries by the {@link KeyPlan} of the moment. Confined to the loop.
 */
final class KeyCollector {
  private static final String PERSON = "0";

  private final StringBuilder keys = new StringBuilder();
  private KeyPlan plan;
  private Instant last = Instant.MIN;
  private Duration gap = Duration.ZERO;

  KeyCollector(KeyPlan plan) {
    this.plan = plan;
  }

  /** Whether this is a key of a telephone that a dialog can be told of. */
  static boolean isKey(char key) {
    return (key >= '0' && key <= '9') || key == '*' || key == '#';
  }

  /** From now on entries are complete by this plan; keys already pressed are kept. */
  void plan(KeyPlan next) {
    plan = next;
  }

  /** Takes a key; returns the entry when it is complete. */
  Optional<String> press(char key, Instant now) {
    gap = keys.isEmpty() ? Duration.ZERO : longer(gap, Duration.between(last, now));
    last = now;
    if (plan.max() == 0) {
      return key == '0' ? Optional.of(PERSON) : Optional.empty();
    }
    if (key == '#') {
      return take();
    }
    keys.append(key);
    return keys.length() >= plan.max() ? take() : Optional.empty();
  }

  /** Returns the entry when a pause has completed it. */
  Optional<String> pause(Instant now) {
    return !keys.isEmpty() && !now.isBefore(last.plus(plan.gap())) ? take() : Optional.empty();
  }

  /** The longest time between two keys of the newest entry. */
  Duration gap() {
    return gap;
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** Whether an entry has begun and is not complete. */
  boolean pending() {
    return !keys.isEmpty();
  }

  private Optional<String> take() {
    String entry = keys.toString();
    keys.setLength(0);
    return entry.isEmpty() ? Optional.empty() : Optional.of(entry);
  }
}
