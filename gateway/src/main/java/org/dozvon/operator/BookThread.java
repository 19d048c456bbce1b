package org.dozvon.operator;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread to which the book of call-backs belongs, and which alone waits for the database:
 * who asks it waits as long as they can afford. Safe for use by many threads.
 */
final class BookThread {
  private static final Logger LOG = LoggerFactory.getLogger(BookThread.class);

  private final Executor thread;
  private final Runnable afterEach;

  /**
   * @param thread one; does one thing after the other, in order
   * @param afterEach is run there before anybody is told what came of it
   */
  BookThread(Executor thread, Runnable afterEach) {
    this.thread = thread;
    this.afterEach = afterEach;
  }

  /** Is done in its turn, whoever waits for it. */
  <T> CompletableFuture<T> later(Callable<T> work) {
    CompletableFuture<T> told = new CompletableFuture<>();
    return hand(told, () -> run(work, told, late -> {}));
  }

  /**
   * The same for who has no use for it later.
   *
   * @param late is told, on that thread, what came of it when nobody waits any more
   * @throws StoreException when it cannot be done, or has not been within the limit; then it is not
   *     begun any more
   */
  <T> T within(Duration limit, Callable<T> work, Consumer<T> late) throws StoreException {
    CompletableFuture<T> told = new CompletableFuture<>();
    var handed =
        hand(
            told,
            () -> {
              if (!told.isDone()) {
                run(work, told, late);
              }
            });
    try {
      return await(handed, limit);
    } catch (StoreException e) {
      if (told.cancel(false)) {
        throw e; // and the thread learns that nobody waits
      }
      return await(told, Duration.ZERO); // told this very moment
    }
  }

  private <T> CompletableFuture<T> hand(CompletableFuture<T> told, Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException e) {
      LOG.warn("event=call_backs_closed (what has happened is not written)");
      told.completeExceptionally(new StoreException("the book of call-backs is closed", e));
    }
    return told;
  }

  private <T> void run(Callable<T> work, CompletableFuture<T> told, Consumer<T> late) {
    try {
      T done = work.call();
      afterEach.run();
      if (!told.complete(done)) {
        late.accept(done);
        afterEach.run();
      }
    } catch (RuntimeException e) {
      LOG.error("event=call_backs_failed", e);
      afterEach.run();
      told.completeExceptionally(e);
    } catch (Exception e) {
      afterEach.run();
      told.completeExceptionally(e);
    }
  }

  /**
   * What somebody is told.
   *
   * @throws StoreException when it could not be done, or has not been yet
   */
  static <T> T await(CompletableFuture<T> told, Duration limit) throws StoreException {
    try {
      return told.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new StoreException(
          "the database has not answered within " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException ours) {
        throw ours;
      }
      throw e.getCause() instanceof StoreException store
          ? store
          : new StoreException(String.valueOf(e.getCause()), e.getCause());
    }
  }
}
