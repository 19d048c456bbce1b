package org.dozvon.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.dozvon.handover.RouteSet;

/**
 * One hotline's live version and the older ones on which calls still run. A call stays on the
 * version it began with. Safe for use by many threads.
 */
final class Versions {
  /** What a call leaves behind, a late route or an alarm, may take so long after its end. */
  static final Duration GRACE = Duration.ofSeconds(30);

  /** Longer than the longest talk with the steps before and after it. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  private final List<Version> older = new ArrayList<>();
  private Optional<Version> live = Optional.empty();

  synchronized Optional<Version> live() {
    return live;
  }

  /** How many calls run on each version before the live one, oldest first. */
  synchronized List<Older> older() {
    return older.stream().map(version -> new Older(version.card.number(), version.calls)).toList();
  }

  /** A version before the live one. */
  record Older(int number, int calls) {}

  /** Calls on the live version. */
  synchronized int calls() {
    return live.map(version -> version.calls).orElse(0);
  }

  /**
   * The live version for one more call.
   *
   * @param service of a version and what is to be run when the call is over
   */
  synchronized <T> Optional<T> take(BiFunction<Version, Runnable, T> service) {
    return live.map(
        version -> {
          version.calls++;
          AtomicBoolean over = new AtomicBoolean();
          return service.apply(
              version,
              () -> {
                if (over.compareAndSet(false, true)) {
                  giveBack(version);
                }
              });
        });
  }

  private synchronized void giveBack(Version version) {
    version.calls--;
  }

  /** From now on calls take this version; the one before, if its routes are others. */
  synchronized Optional<RouteSet> goLive(Version next) {
    Optional<Version> before = live;
    before.ifPresent(older::add);
    live = Optional.of(next);
    return before.map(version -> version.routes).filter(routes -> routes != next.routes);
  }

  /** Lets go of older versions that no call needs; gives the routes that nobody uses any more. */
  synchronized List<RouteSet> sweep(Instant now) {
    List<Version> over = older.stream().filter(version -> isOver(version, now)).toList();
    older.removeAll(over);
    return over.stream().map(version -> version.routes).distinct().filter(this::isUnused).toList();
  }

  /** Every set of routes, once; for the end of the program. */
  synchronized List<RouteSet> routes() {
    List<Version> all = new ArrayList<>(older);
    live.ifPresent(all::add);
    return all.stream().map(version -> version.routes).distinct().toList();
  }

  private static boolean isOver(Version version, Instant now) {
    if (version.replaced.equals(Instant.MAX)) {
      version.replaced = now;
    }
    if (version.calls > 0) {
      version.idleSince = Instant.MAX;
    } else if (version.idleSince.equals(Instant.MAX)) {
      version.idleSince = now;
    }
    boolean isIdle =
        version.idleSince.isBefore(Instant.MAX) && !now.isBefore(version.idleSince.plus(GRACE));
    return isIdle || !now.isBefore(version.replaced.plus(LONGEST));
  }

  private boolean isUnused(RouteSet routes) {
    return live.stream().noneMatch(version -> version.routes == routes)
        && older.stream().noneMatch(version -> version.routes == routes);
  }
}
