package org.dozvon.voicebot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Pairs the call that waits for a bot with the audio connection that will come for it. An id is
 * hard to guess (122 random bits), used once, and worthless after a few seconds. Safe for use by
 * many threads.
 */
public final class BotReservations {
  /** What a connection gets for a good id. */
  public record Claim(BotOrder order, CompletableFuture<BotResult> result) {}

  private record Kept(Claim claim, Instant until) {}

  private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final ScheduledExecutorService timer;

  /**
   * No reservation yet.
   *
   * @param timer runs the expiries, which take no time
   */
  public BotReservations(InstantSource clock, ScheduledExecutorService timer) {
    this.clock = clock;
    this.timer = timer;
  }

  /** Keeps a place; when nobody claims it before {@code until} its result is {@code Broken}. */
  public Reservation reserve(BotOrder order, Instant until) {
    UUID id = UUID.randomUUID();
    CompletableFuture<BotResult> result = new CompletableFuture<>();
    long millis = Math.max(0, Duration.between(clock.instant(), until).toMillis());
    Runnable expire = () -> cancel(id, "no audio connection within " + millis + " ms");
    kept.put(id, new Kept(new Claim(order, result), until));
    // Never cancelled: it finds nothing when the id was claimed, and is gone in seconds.
    ScheduledFuture<?> unused = timer.schedule(expire, millis + 1, TimeUnit.MILLISECONDS);
    return new Reservation(id, result);
  }

  /** Takes the reservation; empty when the id is unknown, used or expired at {@code now}. */
  public Optional<Claim> claim(UUID id, Instant now) {
    Kept found = kept.remove(id);
    if (found == null) {
      return Optional.empty();
    }
    if (!now.isBefore(found.until())) {
      found.claim().result().complete(new BotResult.Broken("audio connection came too late"));
      return Optional.empty();
    }
    return Optional.of(found.claim());
  }

  /** Gives up a reservation that is not needed any more; does nothing once it is claimed. */
  public void cancel(UUID id, String reason) {
    Kept found = kept.remove(id);
    if (found != null) {
      found.claim().result().complete(new BotResult.Broken(reason));
    }
  }

  /** Reservations that wait for their connection. */
  public int waiting() {
    return kept.size();
  }
}
