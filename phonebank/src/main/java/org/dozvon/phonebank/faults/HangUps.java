package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.demo.Footprint;

/**
 * Many quick calls on the real Asterisks, each ended by the caller at some moment: before the
 * answer, in the greeting, while speaking, on the way to the queue, in the queue. Nothing may be
 * left of them.
 */
final class HangUps {
  private static final int AT_ONCE = 20;

  /** Two figures may differ by so much without anything growing: caches, pools that breathe. */
  private static final double FLAT = 1.15;

  private static final int MORE_FILES = 10;
  private static final int MORE_THREADS = 10;

  private final FaultLab lab;
  private final List<Exception> failures = new ArrayList<>();

  HangUps(FaultLab lab) {
    this.lab = lab;
  }

  /**
   * Plays the calls, tells the figures.
   *
   * @return what was wrong; empty when nothing was
   */
  List<String> play(int calls) throws IOException, InterruptedException {
    lab.clear();
    calls(0, calls / 4);
    List<String> wrong = new ArrayList<>(new Leaks(lab).left());
    Footprint early = Footprint.of(lab.lab().gateway().pid());
    System.out.printf("after %5d calls: %s%n", calls / 4, early);
    calls(calls / 4, calls);
    wrong.addAll(new Leaks(lab).left());
    Footprint late = Footprint.of(lab.lab().gateway().pid());
    System.out.printf("after %5d calls: %s%n", calls, late);
    if (late.heap() > early.heap() * FLAT) {
      wrong.add("the heap grows");
    }
    if (late.files() > early.files() + MORE_FILES
        || late.threads() > early.threads() + MORE_THREADS) {
      wrong.add("files or threads are left");
    }
    failures.forEach(failure -> wrong.add("a call did not come about: " + failure));
    return wrong;
  }

  private void calls(int from, int to) throws InterruptedException {
    Semaphore lines = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Void>> calls = new ArrayList<>();
      for (int i = from; i < to; i++) {
        lines.acquire();
        int number = i;
        Callable<Void> call = () -> call(number, lines);
        calls.add(threads.submit(call));
      }
      for (Future<Void> call : calls) {
        try {
          call.get();
        } catch (ExecutionException e) {
          failures.add(e);
        }
      }
    }
  }

  private Void call(int i, Semaphore lines) throws IOException, InterruptedException {
    try (FaultCaller caller =
        new FaultCaller(lab, String.format("+7495000%04d", 1000 + i % 1000))) {
      caller.dial();
      switch (i % 5) {
        case 0 -> pause(0, 200);
        case 1 -> pause(500, 2000);
        case 2 -> {
          pause(700, 1000);
          caller.say("person-1");
          pause(0, 1500);
        }
        case 3 -> {
          pause(700, 1000);
          caller.press("0");
          pause(500, 3000);
        }
        default -> {
          pause(700, 1000);
          caller.press("0");
          pause(4000, 5000);
        }
      }
      return null;
    } finally {
      lines.release();
    }
  }

  private static void pause(int least, int most) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(least, most));
  }
}
