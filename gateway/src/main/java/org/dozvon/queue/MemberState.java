package org.dozvon.queue;

/** What a member's telephone does, as Asterisk's device state tells it, and what we know beyond. */
public enum MemberState {
  /** Could be rung now. */
  FREE,
  /** Is being rung. */
  RINGING,
  /** Talks, with a caller of the queue or with somebody else. */
  BUSY,
  /** Writes up the last call; Asterisk does not ring them until it is over. */
  WRAP_UP,
  /** Logged in by name, but the telephone cannot be reached. */
  UNAVAILABLE
}
