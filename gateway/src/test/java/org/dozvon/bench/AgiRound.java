package org.dozvon.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * One round of calls against one server. A call lasts from before connecting to the end of the
 * connection.
 *
 * @param p50 the median call in ms
 * @param p99 in ms
 */
record AgiRound(double callsPerSecond, double p50, double p99) {
  /** So many clients at once, each making its share of the calls one after another. */
  static AgiRound run(int port, int clients, int calls) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      long begun = System.nanoTime();
      List<Future<long[]>> shares = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        shares.add(threads.submit(() -> share(port, calls / clients)));
      }
      LongStream all = LongStream.empty();
      for (Future<long[]> share : shares) {
        all = LongStream.concat(all, Arrays.stream(share.get()));
      }
      long nanos = System.nanoTime() - begun;
      long[] sorted = all.sorted().toArray();
      return new AgiRound(
          sorted.length * 1e9 / nanos,
          sorted[sorted.length / 2] / 1e6,
          sorted[sorted.length * 99 / 100] / 1e6);
    }
  }

  private static long[] share(int port, int calls) throws Exception {
    long[] durations = new long[calls];
    for (int i = 0; i < calls; i++) {
      long begun = System.nanoTime();
      AsteriskSide.call(port, AgiServers.COMMANDS);
      durations[i] = System.nanoTime() - begun;
    }
    return durations;
  }
}
