package org.dozvon.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who tries too often waits, twice as long after each further try. Counted by login, whether there
 * is such an account or not, and by address. Who has signed in from an address before is counted
 * apart there, so that a stranger who tries at a login does not lock its owner out.
 *
 * <p>A try counts as failed from its beginning, so that many at the same time are no way around.
 * Counts are kept in memory. Safe for use by many threads.
 */
final class Lockout {
  /**
   * @param free so many failures are only counted, the last of them locks
   * @param first for how long
   * @param longest and at most for how long
   * @param forgotten after this time without a try nothing is counted any more
   */
  record Rule(int free, Duration first, Duration longest, Duration forgotten) {
    /** 5 tries, then 1 s, 2 s, 4 s ... 15 min. */
    static final Rule LOGIN =
        new Rule(5, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(24));

    /** 20 tries, then the same: a whole hall of agents may have one address. */
    static final Rule ADDRESS =
        new Rule(20, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(24));

    private Duration lock(int failures) {
      if (failures < free) {
        return Duration.ZERO;
      }
      Duration grown = first.multipliedBy(1L << Math.min(failures - free, 30));
      return grown.compareTo(longest) < 0 ? grown : longest;
    }
  }

  private record Count(int failures, Instant last, Instant until) {
    private static final Count NONE = new Count(0, Instant.MIN, Instant.MIN);
  }

  private static final int MOST = 20_000;
  private static final Duration KNOWN_FOR = Duration.ofDays(30);

  private final Rule byLogin;
  private final Rule byAddress;
  private final Recent<Count> logins = new Recent<>(MOST);
  private final Recent<Count> addresses = new Recent<>(MOST);
  private final Recent<Instant> known = new Recent<>(MOST);

  Lockout(Rule byLogin, Rule byAddress) {
    this.byLogin = byLogin;
    this.byAddress = byAddress;
  }

  /** Counts a try, or tells until when there may be none. */
  synchronized Optional<Instant> attempt(String login, String address, Instant now) {
    String network = Networks.of(address);
    String key = key(login, network, now);
    Count forLogin = count(logins, key, byLogin, now);
    Count forAddress = count(addresses, network, byAddress, now);
    Optional<Instant> locked =
        Stream.of(forLogin.until(), forAddress.until())
            .filter(now::isBefore)
            .max(Instant::compareTo);
    if (locked.isEmpty()) {
      logins.put(key, oneMore(forLogin, byLogin, now));
      addresses.put(network, oneMore(forAddress, byAddress, now));
    }
    return locked;
  }

  /** The try was right: nothing is held against the login, and this try not against the address. */
  synchronized void succeeded(String login, String address, Instant now) {
    String network = Networks.of(address);
    logins.remove(key(login, network, now));
    oneLess(addresses, network, byAddress);
    known.put(login + "|" + network, now);
  }

  /** The try could not be made. */
  synchronized void takeBack(String login, String address, Instant now) {
    String network = Networks.of(address);
    oneLess(logins, key(login, network, now), byLogin);
    oneLess(addresses, network, byAddress);
  }

  private String key(String login, String network, Instant now) {
    String both = login + "|" + network;
    Instant seen = known.get(both);
    return seen != null && now.isBefore(seen.plus(KNOWN_FOR)) ? both : login;
  }

  private static Count count(Recent<Count> counts, String key, Rule rule, Instant now) {
    Count found = counts.get(key);
    return found == null || now.isAfter(found.last().plus(rule.forgotten())) ? Count.NONE : found;
  }

  private static Count oneMore(Count count, Rule rule, Instant now) {
    int failures = count.failures() + 1;
    return new Count(failures, now, now.plus(rule.lock(failures)));
  }

  private static void oneLess(Recent<Count> counts, String key, Rule rule) {
    counts.computeIfPresent(
        key,
        (same, count) -> {
          int left = count.failures() - 1;
          return left <= 0
              ? null
              : new Count(left, count.last(), count.last().plus(rule.lock(left)));
        });
  }
}
