package org.dozvon.operator;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.dozvon.call.CallId;
import org.slf4j.MDC;

/**
 * While it is open, everything that this thread logs is marked with the call. Threads that work for
 * a call are told of it where the work is handed over; nothing is inherited by itself.
 */
public final class InCall implements AutoCloseable {
  /** The mark's name in the log. */
  public static final String MARK = "call";

  private final String before;

  private InCall(String call) {
    before = MDC.get(MARK);
    mark(call);
  }

  /** This thread works for the call from now on, until closed by this thread. */
  public static InCall of(CallId call) {
    return new InCall(call.value());
  }

  /** Runs tasks there with the mark of who hands them over. */
  public static Executor carried(Executor there) {
    return task -> {
      String call = MDC.get(MARK);
      there.execute(call == null ? task : () -> run(call, task));
    };
  }

  /** The task with the mark of who makes it. */
  public static <T> Callable<T> carried(Callable<T> task) {
    String call = MDC.get(MARK);
    return call == null ? task : () -> call(call, task);
  }

  private static void run(String call, Runnable task) {
    try (InCall mark = new InCall(call)) {
      mark.hold();
      task.run();
    }
  }

  private static <T> T call(String call, Callable<T> task) throws Exception {
    try (InCall mark = new InCall(call)) {
      mark.hold();
      return task.call();
    }
  }

  /** Says to readers and compilers that being open is all that is wanted. */
  public void hold() {
    // nothing to do
  }

  @Override
  public void close() {
    mark(before);
  }

  private static void mark(String call) {
    if (call == null) {
      MDC.remove(MARK);
    } else {
      MDC.put(MARK, call);
    }
  }
}
