package org.dozvon.phonebank.faults;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * What became of one caller.
 *
 * @param wrong what was not as it must be; empty when all was
 * @param silence the longest without any sound from the fault until an agent answered
 * @param call the id that came to the agent with the call; empty when none did
 */
record Cell(List<String> wrong, Duration silence, String call) {
  Cell {
    wrong = List.copyOf(wrong);
  }

  /** What came of a call that may have broken. */
  static Cell of(Future<Cell> call) throws InterruptedException {
    try {
      return call.get();
    } catch (ExecutionException e) {
      return new Cell(List.of(String.valueOf(e.getCause())), Duration.ZERO, "");
    }
  }

  boolean isOk() {
    return wrong.isEmpty();
  }

  /** As it stands in the table: the silence in seconds. */
  String brief() {
    return String.format(Locale.ROOT, "%s %.1f", isOk() ? "ok" : "WRONG", silence.toMillis() / 1e3);
  }

  String details() {
    return String.join("; ", wrong);
  }
}
