package org.dozvon.handover;

/** Tells somebody outside what happens in calls. Safe for use by many threads. */
public interface Outward extends AutoCloseable {
  /** What became of an event. */
  enum Answer {
    /** It is in other hands. */
    TAKEN,
    /** Not now; perhaps later. */
    LATER,
    /** It will never be taken as it is. */
    NEVER
  }

  /**
   * Tells one event and waits until it was taken or not; an event that is told twice may arrive
   * twice.
   *
   * @param call whose event it is: events of one call are told one after the other
   * @param event JSON
   */
  Answer tell(String call, String event);

  @Override
  void close();
}
