package org.dozvon.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The calls one of whose events was not taken: each rests for a while before it is tried again, and
 * twice as long the next time. So an event that is never taken costs a try now and then, and not
 * the place of others. Time is an argument; of one thread.
 */
final class Holds {
  /** More than these are forgotten, and so tried at once. */
  private static final int MOST = 10_000;

  private final Duration first;
  private final Duration longest;
  private final Map<String, Hold> holds = new HashMap<>();

  private record Hold(Instant until, Duration pause) {}

  /**
   * None yet.
   *
   * @param first how long a call rests the first time
   * @param longest how long at most
   */
  Holds(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /** Whether an event of this call was not taken when it was tried last. */
  boolean knows(String call) {
    return holds.containsKey(call);
  }

  /** Whether it is not to be tried yet; a clock that was set back makes nobody rest longer. */
  boolean rests(String call, Instant now) {
    Hold hold = holds.get(call);
    return hold != null
        && now.isBefore(hold.until())
        && !now.isBefore(hold.until().minus(hold.pause()));
  }

  /** An event of it was not taken. */
  void failed(String call, Instant now) {
    if (holds.size() >= MOST && !holds.containsKey(call)) {
      holds.clear();
    }
    Hold before = holds.get(call);
    Duration twice = before == null ? first : before.pause().multipliedBy(2);
    Duration pause = twice.compareTo(longest) > 0 ? longest : twice;
    holds.put(call, new Hold(now.plus(pause), pause));
  }

  /** Its next event was taken, or is left for good. */
  void goesOn(String call) {
    holds.remove(call);
  }
}
