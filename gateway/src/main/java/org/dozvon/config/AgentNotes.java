package org.dozvon.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.dozvon.call.CallId;
import org.dozvon.operator.AgentRecords;
import org.dozvon.operator.StoreException;
import org.dozvon.operator.TimeLimit;
import org.dozvon.queue.AgentState;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of people at the queues: what is noted is written by the one thread "agents", and
 * nobody waits for it; who asks the database waits on a thread of their own. Any thread.
 */
final class AgentNotes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AgentNotes.class);
  private static final Duration LOOK_UP = Duration.ofMillis(500);
  private static final int BACKLOG = 5_000;
  private static final int MOST_PHONES = 10_000;

  /** The last call of a phone. */
  private record LastCall(Optional<CallId> call) {}

  private final AgentRecords records;
  private final Map<String, LastCall> lastCalls = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor writer =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(BACKLOG),
          Thread.ofPlatform().name("agents").daemon().factory(),
          (work, pool) -> LOG.error("event=agents_behind (what people do is not stored)"));

  AgentNotes(AgentRecords records) {
    this.records = records;
  }

  /** A person is ready, pauses or is gone from now on. */
  void began(AgentState state) {
    write("state of " + state.phone(), () -> records.began(state));
  }

  /**
   * A person has answered a caller.
   *
   * @param isOurs whether it is for this gateway to write that down
   */
  void answered(Outcome.Wait wait, boolean isOurs) {
    Facts facts = wait.caller().facts();
    if (lastCalls.size() < MOST_PHONES || lastCalls.containsKey(wait.phone())) {
      lastCalls.put(wait.phone(), new LastCall(facts.call()));
    }
    if (isOurs) {
      write(
          "call of " + wait.phone(),
          () ->
              records.answered(
                  wait.phone(), facts.number(), facts.call(), wait.queue(), wait.at()));
    }
  }

  /** The call that a phone had last. */
  Optional<CallId> lastCall(String phone) {
    return Optional.ofNullable(lastCalls.get(phone)).flatMap(LastCall::call);
  }

  /** What the last call was about; on a thread that nobody interrupts, once it is written. */
  void wrappedUp(String phone, Instant now, Optional<CallId> call, String topic, String outcome)
      throws StoreException {
    records.wrappedUp(phone, now, call, topic, outcome);
  }

  /** The queues that a phone worked for last. */
  List<String> queuesOf(String phone) throws StoreException {
    return records.queuesOf(phone);
  }

  /** The phone of who talked with this number last; empty too when it takes over half a second. */
  Optional<String> lastAgent(String number, Instant since) {
    return TimeLimit.ask("last-agent", LOOK_UP, () -> stored(number, since))
        .flatMap(phone -> phone);
  }

  private Optional<String> stored(String number, Instant since) {
    try {
      return records.lastAgent(number, since);
    } catch (StoreException e) {
      LOG.warn("event=last_agent_unknown {}", e.getMessage());
      return Optional.empty();
    }
  }

  private interface Storing {
    void store() throws StoreException;
  }

  private void write(String what, Storing storing) {
    writer.execute(
        () -> {
          try {
            storing.store();
          } catch (StoreException e) {
            LOG.warn("event=agents_not_stored {} {}", what, e.getMessage());
          }
        });
  }

  /** Writes what waits, for at most 5 s. The writer is never interrupted: see Database. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("event=agents_not_stored {} left", writer.getQueue().size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
