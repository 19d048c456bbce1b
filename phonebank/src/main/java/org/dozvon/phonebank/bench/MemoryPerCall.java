package org.dozvon.phonebank.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.demo.Footprint;
import org.dozvon.phonebank.demo.Lab;

/**
 * What calls take while they talk with the bot, over what the gateway takes with none. In a crowd
 * of its own, as counting the living objects stops the gateway for a moment.
 *
 * @param talking conversations at the moment of counting
 * @param heap bytes of living objects more
 * @param residentKb memory in RAM more; what an earlier crowd had claimed is not given back, so
 *     this falls short where the crowd is no larger than any before
 */
record MemoryPerCall(int talking, long heap, long residentKb) {
  private static final int TRIES = 300;

  /** Has so many callers call once more, and counts when the last has come and talks. */
  static MemoryPerCall of(Crowd crowd, int callers) throws IOException, InterruptedException {
    awaitTalking(crowd.lab(), 0, 0);
    long heap = heap(crowd.lab());
    long resident = resident(crowd.lab());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> calls = threads.submit(() -> crowd.call(callers, 1));
      TimeUnit.MILLISECONDS.sleep(Crowd.ARRIVAL.toMillis());
      int talking = awaitTalking(crowd.lab(), Math.ceilDiv(callers, 2), Integer.MAX_VALUE);
      MemoryPerCall found =
          new MemoryPerCall(talking, heap(crowd.lab()) - heap, resident(crowd.lab()) - resident);
      calls.get();
      return found;
    } catch (ExecutionException e) {
      throw new IOException("the callers broke", e.getCause());
    }
  }

  private static long heap(Lab lab) throws IOException, InterruptedException {
    return Footprint.of(lab.gateway().pid()).heap();
  }

  private static long resident(Lab lab) throws IOException {
    return Load.resident(lab.gateway().pid());
  }

  private static int awaitTalking(Lab lab, int least, int most)
      throws IOException, InterruptedException {
    int talking = -1;
    for (int i = 0; i < TRIES && (talking < least || talking > most); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
      talking = lab.api().read("/health").path("conversations").asInt(-1);
    }
    if (talking < least || talking > most) {
      throw new IOException(talking + " conversations (expected: " + least + " or more)");
    }
    return talking;
  }

  /** Kilobytes of living objects for each call. */
  long heapKbPerCall() {
    return heap / 1024 / Math.max(1, talking);
  }

  /** Kilobytes in RAM for each call. */
  long residentKbPerCall() {
    return residentKb / Math.max(1, talking);
  }

  String text() {
    return String.format(
        Locale.ROOT,
        "%d KB of living objects a call, %d KB resident (%d talking)",
        heapKbPerCall(),
        residentKbPerCall(),
        talking);
  }
}
