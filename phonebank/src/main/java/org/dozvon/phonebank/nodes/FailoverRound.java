package org.dozvon.phonebank.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.demo.Quantiles;

/** Callers on two gateways, one of which goes; played by one thread. */
final class FailoverRound {

  /** What was said in the last moment before a kill is in nobody's memory but the killed one's. */
  private static final Duration WRITTEN = Duration.ofSeconds(2);

  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final Duration AGENTS = Duration.ofMinutes(2);
  private static final Duration EACH = Duration.ofMillis(120);
  private static final long LOOK_MS = 100;
  private static final int UNAVAILABLE = 503;

  private final TwoNodes nodes;
  private final Callers callers;
  private final List<String> notes = new ArrayList<>();

  FailoverRound(TwoNodes nodes, Callers callers) {
    this.nodes = nodes;
    this.callers = callers;
  }

  /**
   * Plays it, and puts everything back.
   *
   * @param count who calls before, and {@code newcomers} right afterwards
   */
  Figures play(Blow blow, int count, int newcomers) throws IOException, InterruptedException {
    nodes.pauseAgents();
    List<Callers.Call> calls = callers.dial(count, EACH);
    Quantiles before = callers.answers(calls, ANSWER);
    awaitTalks(count);
    int waiting = nodes.waiting();
    int onIt = blow.limit().isZero() ? 0 : nodes.one().talks();
    long struck = System.nanoTime();
    blow.strike(nodes.one());
    Optional<Thread> drain =
        blow == Blow.DRAINED ? Optional.of(watchDrain(struck)) : Optional.empty();
    List<Callers.Call> fresh = callers.dial(newcomers, EACH);
    List<Duration> toQueue = intoQueue(waiting, onIt, struck, blow.limit());
    Quantiles after = callers.answers(fresh, ANSWER);
    if (drain.isPresent()) {
      drain.get().join();
    }
    long dead = calls.stream().filter(callers::isLost).count();
    List<Callers.Call> served = blow.limit().isZero() ? List.of() : served(calls, onIt);
    Figures figures =
        new Figures(
            "gateway " + blow.what(),
            count,
            onIt,
            Quantiles.of(toQueue),
            dead,
            served.size(),
            served.stream().filter(this::isKnown).count(),
            before,
            newcomers,
            after,
            notes);
    putBack(blow);
    return figures;
  }

  /** Waits until all who called talk with a bot, or have been handed over already. */
  private void awaitTalks(int count) throws IOException, InterruptedException {
    long until = System.nanoTime() + ANSWER.toNanos();
    int there = 0;
    while (there < count && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      there = nodes.one().talks() + nodes.two().talks() + nodes.waiting();
    }
    if (there < count) {
      notes.add("in talks before: " + there);
    }
    TimeUnit.MILLISECONDS.sleep(WRITTEN.toMillis());
  }

  /** When one more stands in the queue, until as many do; nanoseconds since the blow. */
  private List<Duration> intoQueue(int waiting, int expected, long struck, Duration limit)
      throws IOException, InterruptedException {
    List<Duration> times = new ArrayList<>();
    while (times.size() < expected && System.nanoTime() - struck < limit.toNanos()) {
      int now = nodes.waiting();
      Duration at = Duration.ofNanos(System.nanoTime() - struck);
      while (times.size() < now - waiting) {
        times.add(at);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
    return times;
  }

  /** What the gateway tells of itself while it drains, and when its process is over. */
  private Thread watchDrain(long struck) {
    return Thread.ofVirtual()
        .name("drain")
        .start(
            () -> {
              try {
                int ready = nodes.one().ready();
                note(
                    struck,
                    "says "
                        + ready
                        + " at /health/ready"
                        + (ready == UNAVAILABLE ? "" : " (WRONG)"));
                TimeUnit.SECONDS.sleep(3);
                note(struck, "talks going on: " + nodes.one().talks());
                boolean over = nodes.one().awaitEnd(Duration.ofSeconds(60));
                note(struck, over ? "its process is over" : "it does not end (WRONG)");
              } catch (IOException e) {
                note(struck, "its HTTP port is closed: " + e.getMessage());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private synchronized void note(long struck, String what) {
    long millis = Duration.ofNanos(System.nanoTime() - struck).toMillis();
    notes.add(millis + " ms after: " + what);
  }

  /** Agents answer until nobody waits; who of these had one. */
  private List<Callers.Call> served(List<Callers.Call> calls, int expected)
      throws IOException, InterruptedException {
    nodes.freeAgents();
    long until = System.nanoTime() + AGENTS.toNanos();
    List<Callers.Call> served = List.of();
    while (System.nanoTime() < until && (nodes.waiting() > 0 || served.size() < expected)) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
      served = calls.stream().filter(call -> !callers.toldToAgent(call).isEmpty()).toList();
    }
    return served;
  }

  private boolean isKnown(Callers.Call call) {
    String told = callers.toldToAgent(call);
    try {
      JsonNode context = nodes.two().api().context(told);
      if (context.path("id").asText().equals(told)) {
        return true;
      }
      notes.add("not known, " + call.number() + ": " + context);
      return false;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void putBack(Blow blow) throws IOException, InterruptedException {
    callers.hangUp();
    blow.clear(nodes.one());
    nodes.one().startAgain();
  }
}
