package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.dozvon.operator.QueueBoard;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.QueueEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thread "queues": in order, never blocking, never silent about loss. */
class QueuesTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
  private Queues queues = new Queues(InstantSource.fixed(T)).onOutcome(outcomes::add);

  @AfterEach
  void close() {
    queues.close();
  }

  /** Is logged in one line: a test that is meant to fail there shows no trace. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    Broken() {
      super("broken on purpose", null, false, false);
    }
  }

  private static QueueEvent joined(int caller) {
    return new QueueEvent.Joined(T, "support", "" + caller, "PJSIP/" + caller, 0);
  }

  private static QueueEvent abandoned(int caller) {
    return new QueueEvent.Abandoned(T.plusSeconds(1), "support", "" + caller);
  }

  @Test
  void whatEndsIsHandedOnAndTheBoardShowsTheRest() {
    queues.start();
    for (int i = 0; i < 100; i++) {
      queues.accept(joined(i));
    }
    for (int i = 0; i < 60; i++) {
      queues.accept(abandoned(i));
    }

    await().until(() -> outcomes.size() == 60);
    await()
        .until(() -> queues.board().find("support").map(q -> q.waiting().size()).orElse(0) == 40);
    assertThat(outcomes).allMatch(o -> o instanceof Outcome.Wait);
  }

  @Test
  void aConsumerThatThrowsDoesNotHarmTheOthers() {
    AtomicInteger ticks = new AtomicInteger();
    List<QueueBoard> seen = new CopyOnWriteArrayList<>();
    queues
        .onTick(
            board -> {
              ticks.incrementAndGet();
              throw new Broken();
            })
        .onTick(seen::add)
        .onEvent(
            event -> {
              throw new Broken();
            })
        .start();
    queues.accept(joined(1));
    queues.accept(abandoned(1));

    await().until(() -> outcomes.size() == 1);
    await().until(() -> ticks.get() == 2 && seen.size() == 2);
  }

  @Test
  void whenTooMuchWaitsTheFloorIsBlindAndEverythingIsAskedFor() throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch holding = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    queues = new Queues(InstantSource.fixed(T), 10).onLoss(asked::incrementAndGet).start();
    queues.execute(
        () -> {
          holding.countDown();
          try {
            held.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    holding.await();
    for (int i = 0; i < 15; i++) {
      queues.accept(joined(i));
    }
    held.countDown();

    await().until(() -> asked.get() == 1);
    assertThat(queues.dropped()).isEqualTo(5);
    await().until(() -> queues.board().blindSince().isPresent());
    queues.accept(new QueueEvent.Everything(T, Set.of(), List.of(), List.of()));
    await().until(() -> queues.board().blindSince().isEmpty());
  }

  @Test
  void whatWaitsAtTheEndIsStillDone() {
    for (int i = 0; i < 1000; i++) {
      queues.accept(joined(i));
      queues.accept(abandoned(i));
    }
    queues.start();
    queues.close();
    assertThat(outcomes).hasSize(1000);
  }
}
