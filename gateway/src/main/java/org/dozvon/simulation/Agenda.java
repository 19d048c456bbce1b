package org.dozvon.simulation;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * What is due when, in milliseconds since the start. What is due at the same millisecond is done in
 * the order in which it was noted. Confined to one thread.
 */
final class Agenda {
  private record Entry(long at, long order, Runnable what) {}

  private final PriorityQueue<Entry> due =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
  private final Instant start;
  private long now;
  private long noted;

  Agenda(Instant start) {
    this.start = start;
  }

  /** Notes something; what is past is due at once. */
  void at(long millis, Runnable what) {
    due.add(new Entry(Math.max(millis, now), noted++, what));
  }

  void after(long millis, Runnable what) {
    at(now + millis, what);
  }

  /** Does everything, also what is noted on the way. */
  void run() {
    while (!due.isEmpty()) {
      Entry next = due.remove();
      now = next.at();
      next.what().run();
    }
  }

  long now() {
    return now;
  }

  /** The clock's whole seconds: app_queue counts in these. */
  long seconds() {
    return now / 1000;
  }

  Instant instant() {
    return start.plusMillis(now);
  }

  Instant start() {
    return start;
  }
}
