package org.dozvon.ami;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How long the manager's events take from the wire to an {@link AmiEvent}, and nothing more. */
public final class ReadingAlone {
  private static final long UNTIL_S = 60;

  private ReadingAlone() {}

  /** Sends them all, each an event of some lines, and waits until all are read; nanoseconds. */
  public static long of(FakeManager manager, List<String[]> events) throws Exception {
    AtomicLong seen = new AtomicLong();
    AmiConnection connection =
        new AmiConnection(
            AmiSettings.of("127.0.0.1", manager.port(), "dozvon", "x"),
            AmiReader.KINDS,
            event -> seen.incrementAndGet());
    connection.login();
    TimeUnit.MILLISECONDS.sleep(300);
    long start = System.nanoTime();
    for (String[] event : events) {
      manager.event(event);
    }
    while (seen.get() < events.size()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(UNTIL_S)) {
        throw new IllegalStateException("only " + seen + " of " + events.size());
      }
      TimeUnit.MILLISECONDS.sleep(1);
    }
    long took = System.nanoTime() - start;
    connection.logoff();
    return took;
  }
}
