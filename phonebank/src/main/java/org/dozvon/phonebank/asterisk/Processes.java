package org.dozvon.phonebank.asterisk;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How our processes are ended. */
final class Processes {
  private Processes() {}

  /** Asks it to end, and kills it when it has not after the time. */
  static void end(Process process, Duration patience) {
    process.destroy();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
