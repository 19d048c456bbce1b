package org.dozvon.publishing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What the checker made of drafts lately. It looks at one at a time, so that many who type leave
 * the machine to callers. Safe for use by many threads.
 */
final class Reviews {
  private static final int MOST = 8;

  /** What lies around a hotline may change meanwhile. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Supplier<HotlineCheck> check;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Review> known = new LinkedHashMap<>(16, 0.75f, true);

  private record Review(HotlineCheck.Report report, Instant at) {}

  Reviews(Supplier<HotlineCheck> check, InstantSource clock) {
    this.check = check;
    this.clock = clock;
  }

  /** The same files are read once in a minute. */
  HotlineCheck.Report of(Snapshot files) {
    lock.lock();
    try {
      Instant now = clock.instant();
      Review review = known.get(files.hash());
      if (review == null || now.isAfter(review.at().plus(FRESH))) {
        review = new Review(check.get().review(files), now);
        known.put(files.hash(), review);
        if (known.size() > MOST) {
          known.remove(known.keySet().iterator().next());
        }
      }
      return review.report();
    } finally {
      lock.unlock();
    }
  }
}
