package org.dozvon.voicebot;

import java.time.Duration;
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

  private final Map<UUID, Claim> kept = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer;

  /**
   * No reservation yet.
   *
   * @param timer runs the expiries, which take no time; a clock that is set does not move them
   */
  public BotReservations(ScheduledExecutorService timer) {
    this.timer = timer;
  }

  /** Keeps a place; when nobody claims it within {@code valid} its result is {@code Broken}. */
  public Reservation reserve(BotOrder order, Duration valid) {
    UUID id = UUID.randomUUID();
    CompletableFuture<BotResult> result = new CompletableFuture<>();
    long millis = valid.toMillis();
    Runnable expire = () -> cancel(id, "no audio connection within " + millis + " ms");
    kept.put(id, new Claim(order, result));
    // Never cancelled: it finds nothing when the id was claimed, and is gone in seconds.
    ScheduledFuture<?> unused = timer.schedule(expire, millis, TimeUnit.MILLISECONDS);
    return new Reservation(id, result);
  }

  /** Takes the reservation; empty when the id is unknown, used or expired. */
  public Optional<Claim> claim(UUID id) {
    return Optional.ofNullable(kept.remove(id));
  }

  /** Gives up a reservation that is not needed any more; does nothing once it is claimed. */
  public void cancel(UUID id, String reason) {
    Claim found = kept.remove(id);
    if (found != null) {
      found.result().complete(new BotResult.Broken(reason));
    }
  }

  /** Reservations that wait for their connection. */
  public int waiting() {
    return kept.size();
  }
}
