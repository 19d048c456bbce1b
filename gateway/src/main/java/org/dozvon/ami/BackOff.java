package org.dozvon.ami;

import java.time.Duration;

/**
 * How long to wait before the next try. An Asterisk that is away is looked for often: until it is
 * found the queues are not seen. A login that succeeds and is cut at once counts as a failure, so a
 * manager that throws us out is not hammered; one that refuses us is left alone for longer, since
 * it will not change its mind, and fences (fail2ban) count refusals. Confined to one thread.
 */
final class BackOff {
  private static final Duration LONGEST_REFUSED = Duration.ofSeconds(30);

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
    return pause(longest);
  }

  /** The pause after the user or the secret was refused. */
  Duration afterRefusal() {
    return pause(LONGEST_REFUSED);
  }

  private Duration pause(Duration limit) {
    Duration pause = next.compareTo(limit) > 0 ? limit : next;
    next = pause.multipliedBy(2);
    return pause;
  }
}
