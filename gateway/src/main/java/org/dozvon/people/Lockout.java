package org.dozvon.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.dozvon.operator.StoreException;
import org.dozvon.people.PeopleStores.Tried;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who tries too often waits, twice as long after each further try. Counted by login, whether there
 * is such an account or not, and by address. Who has signed in from an address before is counted
 * apart there, so that a stranger who tries at a login does not lock its owner out.
 *
 * <p>A try counts as failed from its beginning, so that many at the same time are no way around.
 * Counts are kept in memory, and where several gateways count together; while that cannot be read,
 * those in memory count. Safe for use by many threads.
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

    private Tried tried() {
      return new Tried(failures, last, until);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Lockout.class);

  /** By which counts go where all gateways count: one letter before the key. */
  private static final String LOGIN = "L";

  private static final String ADDRESS = "A";
  private static final String KNOWN = "K";

  private static final int MOST = 20_000;
  private static final Duration KNOWN_FOR = Duration.ofDays(30);

  private final Rule byLogin;
  private final Rule byAddress;
  private final PeopleStores.Tries shared;
  private final Recent<Count> logins = new Recent<>(MOST);
  private final Recent<Count> addresses = new Recent<>(MOST);
  private final Recent<Instant> known = new Recent<>(MOST);

  Lockout(Rule byLogin, Rule byAddress) {
    this(byLogin, byAddress, PeopleStores.Tries.NOWHERE);
  }

  Lockout(Rule byLogin, Rule byAddress, PeopleStores.Tries shared) {
    this.byLogin = byLogin;
    this.byAddress = byAddress;
    this.shared = shared;
  }

  /** Counts a try, or tells until when there may be none. */
  synchronized Optional<Instant> attempt(String login, String address, Instant now) {
    String network = Networks.of(address);
    readKnown(login + "|" + network);
    String key = key(login, network, now);
    read(logins, LOGIN + key);
    read(addresses, ADDRESS + network);
    Count forLogin = count(logins, key, byLogin, now);
    Count forAddress = count(addresses, network, byAddress, now);
    Optional<Instant> locked =
        Stream.of(forLogin.until(), forAddress.until())
            .filter(now::isBefore)
            .max(Instant::compareTo);
    if (locked.isEmpty()) {
      logins.put(key, oneMore(forLogin, byLogin, now));
      addresses.put(network, oneMore(forAddress, byAddress, now));
      write(logins, LOGIN + key);
      write(addresses, ADDRESS + network);
    }
    return locked;
  }

  /** The try was right: nothing is held against the login, and this try not against the address. */
  synchronized void succeeded(String login, String address, Instant now) {
    String network = Networks.of(address);
    String key = key(login, network, now);
    logins.remove(key);
    oneLess(addresses, network, byAddress);
    known.put(login + "|" + network, now);
    write(logins, LOGIN + key);
    write(addresses, ADDRESS + network);
    tell(KNOWN + login + "|" + network, Optional.of(new Tried(0, now, now.plus(KNOWN_FOR))));
  }

  /** The try could not be made. */
  synchronized void takeBack(String login, String address, Instant now) {
    String network = Networks.of(address);
    String key = key(login, network, now);
    oneLess(logins, key, byLogin);
    oneLess(addresses, network, byAddress);
    write(logins, LOGIN + key);
    write(addresses, ADDRESS + network);
  }

  /** What another gateway has counted, or forgotten, holds here. */
  private void read(Recent<Count> counts, String name) {
    String key = name.substring(1);
    if (!shared.isShared()) {
      return;
    }
    try {
      Optional<Tried> there = shared.find(name);
      if (there.isPresent()) {
        Tried tried = there.get();
        counts.put(key, new Count(tried.failures(), tried.last(), tried.until()));
      } else {
        counts.remove(key);
      }
    } catch (StoreException e) {
      LOG.debug("tries to sign in cannot be read", e);
    }
  }

  private void readKnown(String both) {
    if (!shared.isShared()) {
      return;
    }
    try {
      shared.find(KNOWN + both).ifPresent(there -> known.put(both, there.last()));
    } catch (StoreException e) {
      LOG.debug("tries to sign in cannot be read", e);
    }
  }

  private void write(Recent<Count> counts, String name) {
    tell(name, Optional.ofNullable(counts.get(name.substring(1))).map(Count::tried));
  }

  private void tell(String name, Optional<Tried> tried) {
    if (!shared.isShared()) {
      return;
    }
    try {
      if (tried.isPresent()) {
        shared.keep(name, tried.get());
      } else {
        shared.forget(name);
      }
    } catch (StoreException e) {
      LOG.debug("tries to sign in cannot be kept", e);
    }
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
