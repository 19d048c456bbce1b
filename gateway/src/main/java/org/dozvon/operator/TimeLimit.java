package org.dozvon.operator;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks what may take long, and does not wait for ever. Any thread. */
public final class TimeLimit {
  private static final Logger LOG = LoggerFactory.getLogger(TimeLimit.class);

  private TimeLimit() {}

  /**
   * What this gives, on a thread of its own that goes on when nobody waits any more; empty at once
   * when it fails, and when it takes longer. The log has the reason.
   *
   * @param thread its name
   */
  public static <T> Optional<T> ask(String thread, Duration limit, Supplier<T> what) {
    return ask(thread, limit, () -> Optional.of(what.get()), reason -> Optional.empty());
  }

  /**
   * The same for who has another word than nothing.
   *
   * @param unanswered is given the reason
   */
  public static <T> T ask(
      String thread, Duration limit, Supplier<T> what, Function<String, T> unanswered) {
    return await(
        thread,
        limit,
        CompletableFuture.supplyAsync(
            what, InCall.carried(task -> Thread.ofVirtual().name(thread).start(task))),
        unanswered);
  }

  /** What somebody else will tell. */
  public static <T> T await(
      String name, Duration limit, CompletableFuture<T> told, Function<String, T> unanswered) {
    try {
      return told.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      String reason = "no answer within " + limit.toMillis() + " ms";
      LOG.warn("event=unanswered what={} reason=\"{}\"", name, reason);
      return unanswered.apply(reason);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      // A database that is away needs no trace; what is ours does.
      Throwable ours = cause instanceof LookupFailedException ? null : cause;
      LOG.warn("event=unanswered what={} reason=\"{}\"", name, cause.toString(), ours);
      return unanswered.apply(cause.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unanswered.apply("interrupted");
    }
  }
}
