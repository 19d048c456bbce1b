package org.dozvon.dialog;

import java.time.Instant;
import java.util.List;

/**
 * One conversation's mind: inputs in, actions out. Confined to one thread; holds no clock and does
 * no I/O. After a {@code HandOver} or {@code HangUp} action every further input gives no actions.
 */
public interface Talk {
  /** Decides what to do about an input that came at {@code now}; never fails, never blocks. */
  List<DialogAction> on(DialogInput input, Instant now);
}
