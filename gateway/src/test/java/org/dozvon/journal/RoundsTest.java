package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.dozvon.testing.Logged;
import org.junit.jupiter.api.Test;

/** A thread that goes on whatever a round throws, and ends when it is told to. */
class RoundsTest {
  /** Ends the rounds when everything was thrown. */
  private final CountDownLatch over = new CountDownLatch(1);

  private Rounds throwing(List<Throwable> what) {
    Deque<Throwable> left = new ArrayDeque<>(what);
    Rounds.Round round =
        () -> {
          Throwable next = left.removeFirst();
          switch (next) {
            case SQLException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> {}
          }
        };
    return new Rounds(
        "throws",
        () -> {
          if (left.isEmpty()) {
            over.countDown();
            return Rounds.NEVER;
          }
          return Duration.ZERO;
        },
        round);
  }

  @Test
  void whateverARoundThrowsTheNextOneComesAndItIsToldOnce() throws Exception {
    Throwable well = new Exception("nothing is thrown");
    try (Logged log = new Logged(Rounds.class);
        Rounds rounds =
            throwing(
                List.of(
                    new SQLException("away"),
                    new SQLException("still away"),
                    new AssertionError("a fault of ours"),
                    well,
                    well,
                    new StackOverflowError("deep"),
                    well))) {
      rounds.start(Duration.ZERO);
      over.await();
      assertThat(log.lines())
          .containsExactly(
              "WARN event=round_failed thread=throws reason=\"away\"",
              "INFO event=round_works thread=throws",
              "ERROR event=round_failed thread=throws",
              "INFO event=round_works thread=throws");
    }
  }

  @Test
  void closingWaitsForTheRoundUnderWayAndTellsIt() throws Exception {
    CountDownLatch under = new CountDownLatch(1);
    AtomicInteger done = new AtomicInteger();
    Rounds[] self = new Rounds[1];
    self[0] =
        new Rounds(
            "slow",
            Duration.ZERO,
            () -> {
              under.countDown();
              // A round of many steps looks whether it may go on.
              while (!self[0].closesWithin(Duration.ofMillis(1))) {
                Thread.onSpinWait();
              }
              done.incrementAndGet();
            });
    self[0].start(Duration.ZERO);
    under.await();
    self[0].close();
    assertThat(done).hasValue(1);
  }

  @Test
  void whatWasNeverStartedIsClosedAtOnce() {
    AtomicInteger done = new AtomicInteger();
    new Rounds("idle", Duration.ZERO, done::incrementAndGet).close();
    assertThat(done).hasValue(0);
  }
}
