package org.dozvon.server;

import io.netty.util.concurrent.EventExecutorGroup;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Asks event loops whether they still go round. */
final class Loops {
  private Loops() {}

  /** Whether each loop of the group comes to a task within the time. */
  static boolean answerWithin(EventExecutorGroup loops, Duration limit)
      throws InterruptedException {
    int count = 0;
    for (var ignored : loops) {
      count++;
    }
    CountDownLatch answers = new CountDownLatch(count);
    try {
      loops.forEach(loop -> loop.execute(answers::countDown));
    } catch (RejectedExecutionException e) {
      return true; // closing is not standing still
    }
    return answers.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}
