package org.dozvon.console.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has just looked at what: a page that shows the same call again within ten minutes is one
 * look. Safe for use by many threads.
 */
final class Looks {
  private static final int MOST = 10_000;
  private static final Duration ONE_LOOK = Duration.ofMinutes(10);

  private final Map<String, Instant> last =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  /** Whether it is to be written down. */
  synchronized boolean isNew(String key, Instant now) {
    Instant before = last.get(key);
    return before == null || !now.isBefore(before.plus(ONE_LOOK));
  }

  /** It is written down. */
  synchronized void keep(String key, Instant now) {
    last.remove(key);
    last.put(key, now);
  }
}
