package org.dozvon.testing;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** An executor whose tasks run when the test says so, in order, on the test's thread. */
public final class TaskQueue implements Executor {
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  /** Runs what waits and what that adds; true when there was anything. */
  public boolean run() {
    boolean any = !tasks.isEmpty();
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    return any;
  }

  /** Runs the first that waits. */
  public void runOne() {
    tasks.remove().run();
  }

  /** Tasks that wait. */
  public int size() {
    return tasks.size();
  }
}
