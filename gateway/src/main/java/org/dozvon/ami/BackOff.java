package org.dozvon.ami;

import java.time.Duration;

/**
 * How long to wait before the next try. A login that succeeds and is cut at once counts as a
 * failure, so a manager that throws us out is not hammered. Confined to one thread.
 */
final class BackOff {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  BackOff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** The pause after a connection that lived this long (zero when there was none). */
  Duration after(Duration lived) {
    if (lived.compareTo(longest) >= 0) {
      next = first;
    }
    Duration pause = next;
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) > 0 ? longest : doubled;
    return pause;
  }
}
