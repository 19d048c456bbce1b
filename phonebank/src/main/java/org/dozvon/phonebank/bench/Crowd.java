package org.dozvon.phonebank.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dozvon.phonebank.demo.Actor;
import org.dozvon.phonebank.demo.Lab;
import org.dozvon.phonebank.demo.Recordings;
import org.dozvon.phonebank.demo.Scenario;
import org.dozvon.phonebank.line.CallerLine;

/** Callers who are on the line at the same time, each calling again and again. */
record Crowd(Lab lab, Recordings recordings, List<Scenario> scenarios) {
  private static final Duration LINE = Duration.ofSeconds(15);
  private static final Duration END = Duration.ofSeconds(30);

  /** Callers do not dial in one instant: so long from the first to the last. */
  static final Duration ARRIVAL = Duration.ofSeconds(8);

  /**
   * All calls of so many callers.
   *
   * @param calls how often each of them calls
   */
  List<BenchCall> call(int callers, int calls) throws InterruptedException {
    List<BenchCall> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<BenchCall>>> all = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        all.add(threads.submit(caller(i, callers, calls)));
      }
      for (Future<List<BenchCall>> one : all) {
        done.addAll(one.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a caller of the benchmark broke", e.getCause());
    }
    return done;
  }

  private Callable<List<BenchCall>> caller(int index, int callers, int calls) {
    return () -> {
      TimeUnit.MILLISECONDS.sleep(ARRIVAL.toMillis() * index / callers);
      List<BenchCall> done = new ArrayList<>();
      for (int i = 0; i < calls; i++) {
        done.add(call(scenarios.get((index + i) % scenarios.size())));
      }
      return done;
    };
  }

  private BenchCall call(Scenario scenario) throws IOException, InterruptedException {
    UUID id = UUID.randomUUID();
    var coming = lab.lines().expect(id);
    lab.link().dial(lab.lines().address(), id, scenario.number(), scenario.dials());
    List<String> wrong = new ArrayList<>();
    try (CallerLine line = coming.get(LINE.toSeconds(), TimeUnit.SECONDS)) {
      new Actor(lab, scenario, id, line, recordings, wrong).act();
      if (!line.ears().awaitClosed(END)) {
        wrong.add("the hotline did not hang up");
      }
      return new BenchCall(
          greeting(id, line), line.latencies(), line.bargeIns(), line.talkedOver(), wrong);
    } catch (TimeoutException | ExecutionException e) {
      return new BenchCall(
          Optional.empty(), List.of(), List.of(), 0, List.of("the call did not come about"));
    }
  }

  private Optional<Duration> greeting(UUID id, CallerLine line) {
    OptionalLong answered = lab.link().answered(id);
    OptionalLong voice = line.ears().firstVoice();
    return answered.isPresent() && voice.isPresent()
        ? Optional.of(Duration.ofNanos(Math.max(0, voice.getAsLong() - answered.getAsLong())))
        : Optional.empty();
  }
}
