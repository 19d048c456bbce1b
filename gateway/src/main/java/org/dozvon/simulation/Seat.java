package org.dozvon.simulation;

/** One member of one queue, as app_queue keeps it. */
final class Seat {
  final Line line;
  final Phone phone;
  int penalty;
  boolean paused;
  String pauseReason = "";

  /** The place in the round. */
  int position;

  /** When the last call ended, whole seconds; 0: none yet. */
  long lastCall;

  /** The queue of the last call, whose wrap-up time counts. */
  Line lastLine;

  int calls;

  Seat(Line line, Phone phone, int penalty, int position) {
    this.line = line;
    this.phone = phone;
    this.penalty = penalty;
    this.position = position;
  }

  boolean isAvailable(long now) {
    return !paused && phone.rings(now) && !writesUp(now / 1000);
  }

  /** Asterisk's own wrap-up, in whole seconds. */
  private boolean writesUp(long second) {
    Line of = lastLine == null ? line : lastLine;
    long wrapUp = of.settings.wrapUp().toSeconds();
    return lastCall > 0 && wrapUp > 0 && second - lastCall < wrapUp;
  }
}
