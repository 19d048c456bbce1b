package org.dozvon.config;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Waits for others, but not for ever. */
final class Waiting {
  private Waiting() {}

  /** What this gives, on a thread of its own that goes on when nobody waits any more. */
  static <T> Optional<T> of(String thread, Duration limit, Supplier<T> what) {
    CompletableFuture<T> told = new CompletableFuture<>();
    Thread.ofVirtual().name(thread).start(() -> told.complete(what.get()));
    return of(told, limit);
  }

  /** What somebody else will tell; empty when they do not in time. */
  static <T> Optional<T> of(CompletableFuture<T> told, Duration limit) {
    try {
      return Optional.of(told.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
