package org.dozvon.call;

import java.util.Arrays;
import java.util.Locale;

/** Why a call goes on without being heard; the reason of {@link CallEvent.HearingLost}. */
public enum HearingLoss {
  /** There is no model for the caller's language, or it could not be opened. */
  NO_RECOGNISER("no recogniser to be had"),
  /** Every decoder is taken. */
  CROWDED("as many callers are being heard as can be"),
  /** Words that were spoken do not come back from the recogniser. */
  SLOW("the recogniser does not answer"),
  /** Asterisk sends no sound of the caller. */
  DEAF_LINE("no sound arrives from the caller"),
  /** The recogniser failed, in words of its own. */
  FAILED("the recogniser failed");

  private final String reason;

  HearingLoss(String reason) {
    this.reason = reason;
  }

  /** In plain words, as the event tells it. */
  public String reason() {
    return reason;
  }

  /** As a label is written: {@code deaf-line}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Which one a reason tells of; {@link #FAILED} for words that are nobody's here. */
  public static HearingLoss of(String reason) {
    return Arrays.stream(values())
        .filter(loss -> loss.reason.equals(reason))
        .findFirst()
        .orElse(FAILED);
  }
}
