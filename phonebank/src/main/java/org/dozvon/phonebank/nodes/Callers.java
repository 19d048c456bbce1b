package org.dozvon.phonebank.nodes;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.demo.Lab;
import org.dozvon.phonebank.demo.Quantiles;
import org.dozvon.phonebank.line.CallerLine;

/**
 * Callers who say nothing and stay, and agents who take note of whom they got. One thread makes the
 * calls; the switchboard has its own.
 */
final class Callers implements AutoCloseable {
  private static final String EXTENSION = "200";

  /** An agent's talk: long enough to be told who it is. */
  private static final Duration TALK = Duration.ofSeconds(1);

  /** Somebody who dialled. */
  record Call(String number, UUID id, long dialled, CompletableFuture<CallerLine> line) {
    /** Whether the call is still there, as the caller sees it. */
    boolean isThere() {
      return line.isDone() && !line.isCompletedExceptionally() && !isClosed(line.join());
    }

    private static boolean isClosed(CallerLine line) {
      return line.ears().isClosed();
    }
  }

  private final Lab lab;
  private final Map<String, String> agents = new ConcurrentHashMap<>();
  private final Thread switchboard = Thread.ofVirtual().name("switchboard").unstarted(this::answer);
  private final List<Call> all = new ArrayList<>();
  private int next = 7000;

  Callers(Lab lab) {
    this.lab = lab;
    switchboard.start();
  }

  /** So many dial, one each time. */
  List<Call> dial(int count, Duration each) throws IOException, InterruptedException {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      UUID id = UUID.randomUUID();
      var line = lab.lines().expect(id);
      String number = Integer.toString(next++);
      calls.add(new Call(number, id, System.nanoTime(), line));
      lab.link().dial(lab.lines().address(), id, number, EXTENSION);
      TimeUnit.MILLISECONDS.sleep(each.toMillis());
    }
    all.addAll(calls);
    return calls;
  }

  /** From dialling to the hotline's answer, of those who were answered within the time. */
  Quantiles answers(List<Call> calls, Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    List<Duration> waits = new ArrayList<>();
    for (Call call : calls) {
      long left = Math.max(0, until - System.nanoTime());
      if (lab.link().awaitAnswer(call.id(), Duration.ofNanos(left))) {
        OptionalLong at = lab.link().answered(call.id());
        waits.add(Duration.ofNanos(at.orElseThrow() - call.dialled()));
      }
    }
    return Quantiles.of(waits);
  }

  /** The call of somebody as the agent was told it; empty when no agent has answered them. */
  String toldToAgent(Call call) {
    return agents.getOrDefault(call.number(), "");
  }

  /** Whether the line is closed and no agent has answered. */
  boolean isLost(Call call) {
    return !call.isThere() && toldToAgent(call).isEmpty();
  }

  private void answer() {
    try {
      while (true) {
        Lab.Agent agent = lab.agents().take();
        agents.put(agent.leg().caller(), agent.leg().call());
        Thread.ofVirtual().name("talk").start(() -> talk(agent.line()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void talk(CallerLine line) {
    try {
      TimeUnit.MILLISECONDS.sleep(TALK.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    line.close();
  }

  /** Everybody hangs up. */
  void hangUp() {
    for (Call call : all) {
      var unused = call.line().thenAccept(CallerLine::close);
    }
    all.clear();
    agents.clear();
  }

  @Override
  public void close() {
    hangUp();
    switchboard.interrupt();
  }
}
