package org.dozvon.staffing;

import java.time.Duration;

/** How callers who must wait behave. */
public sealed interface StaffingModel permits ErlangC, ErlangA {
  /**
   * What comes of it when so many people are on line.
   *
   * @param people 1..
   * @param within the time that counts as answered in time
   */
  Outlook outlook(Demand demand, int people, Duration within);

  /** A short name. */
  String name();
}
