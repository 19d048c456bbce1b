package org.dozvon.wording;

import java.time.LocalDate;

/** Which dates are meant when the words leave it open, and which are possible at all. */
public enum DateRange {
  /** Any; of two the one to come. */
  ANY,
  /** Today or later. */
  FUTURE,
  /** Today or earlier. */
  PAST;

  /** Whether a date is possible. */
  public boolean holds(LocalDate date, LocalDate today) {
    return switch (this) {
      case ANY -> true;
      case FUTURE -> !date.isBefore(today);
      case PAST -> !date.isAfter(today);
    };
  }
}
