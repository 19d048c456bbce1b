package org.dozvon.people;

import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody may ask: a bucket of tokens each, filled steadily. Keys are what the caller
 * likes: an address, a session. Safe for use by many threads.
 */
public final class RateLimiter {
  private static final int MOST = 20_000;
  private static final double NANOS = 1e9;

  private record Bucket(double tokens, Instant at) {}

  private final double perSecond;
  private final int burst;
  private final Recent<Bucket> buckets = new Recent<>(MOST);

  /**
   * @param perSecond in the long run
   * @param burst at once, at least 1
   */
  public RateLimiter(double perSecond, int burst) {
    if (!(perSecond > 0) || burst < 1) {
      throw new IllegalArgumentException(perSecond + " a second, " + burst + " at once");
    }
    this.perSecond = perSecond;
    this.burst = burst;
  }

  /** The key of an address: who has one of IPv6 has many. */
  public static String network(String address) {
    return Networks.of(address);
  }

  /** Whether it may ask now; then that counts. */
  public synchronized boolean take(String key, Instant now) {
    Bucket bucket = filled(key, now);
    boolean enough = bucket.tokens() >= 1;
    buckets.put(key, enough ? new Bucket(bucket.tokens() - 1, bucket.at()) : bucket);
    return enough;
  }

  /** After what time it may ask again; zero: now. */
  public synchronized Duration wait(String key, Instant now) {
    double missing = 1 - filled(key, now).tokens();
    return missing <= 0
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil(missing / perSecond * NANOS));
  }

  /** Those that are remembered. */
  synchronized int size() {
    return buckets.size();
  }

  /** A clock that was set back fills nothing and takes nothing. */
  private Bucket filled(String key, Instant now) {
    Bucket bucket = buckets.get(key);
    if (bucket == null) {
      return new Bucket(burst, now);
    }
    if (now.isBefore(bucket.at())) {
      return new Bucket(bucket.tokens(), now);
    }
    double grown = Duration.between(bucket.at(), now).toNanos() / NANOS * perSecond;
    return new Bucket(Math.min(burst, bucket.tokens() + grown), now);
  }
}
