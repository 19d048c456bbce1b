package org.dozvon.callback;

/** How a try to reach a caller ended. */
public enum HowEnded {
  /** The caller answered and was connected, or hung up afterwards. */
  REACHED,
  /** Nobody answered, or nobody who wanted to be connected. */
  NO_ANSWER,
  /** The telephone was busy. */
  BUSY,
  /** The number cannot be called. */
  REFUSED,
  /** The person, or whoever stood in for the caller, was lost before the telephone rang. */
  NOT_TRIED
}
