package org.dozvon.simulation;

/** A caller who stands in a queue. */
final class Standing {
  /** What the caller's thread in app_queue does. */
  enum Phase {
    /** Looks now and then whether it is their turn. */
    HOLDS,
    /** Has a member rung. */
    CALLS,
    /** Nobody answered; rests before the next try. */
    RESTS,
    /** Is out of this queue. */
    GONE
  }

  final SimulatedCaller caller;
  final Line line;
  final long joined;
  int priority;
  Phase phase = Phase.HOLDS;

  /** From here the looks are counted. */
  long lookBase;

  boolean looks;
  Attempt attempt;

  /** How many phones have been rung, in all queues. */
  int rings;

  Standing(SimulatedCaller caller, Line line, int priority, long joined, int rings) {
    this.caller = caller;
    this.line = line;
    this.priority = priority;
    this.joined = joined;
    this.lookBase = joined;
    this.rings = rings;
  }

  long nextLook(long now) {
    long step = Math.max(1, line.settings.recheck().toMillis());
    return lookBase + (now - lookBase + step - 1) / step * step;
  }

  boolean isGone() {
    return phase == Phase.GONE;
  }
}
