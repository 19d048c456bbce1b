package org.dozvon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.dozvon.testing.Logged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimeLimitTest {
  /** Nobody sits this out: who waits for the limit fails by the time limit of the test. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Logged logged = new Logged(TimeLimit.class);

  @AfterEach
  void listenNoMore() {
    logged.close();
  }

  @Test
  void whatComesInTimeIsTold() {
    assertThat(TimeLimit.ask("answer", LONG, () -> Thread.currentThread().getName()))
        .hasValue("answer");
    assertThat(logged.lines()).isEmpty();
  }

  @Test
  @Timeout(60)
  void whoFailsIsNotWaitedForAndTheLogHasTheReason() {
    Optional<String> answer =
        TimeLimit.ask(
            "broken",
            LONG,
            () -> {
              throw new IllegalStateException("no such table");
            });
    assertThat(answer).isEmpty();
    assertThat(logged.lines()).singleElement().asString().contains("what=broken", "no such table");
  }

  @Test
  @Timeout(60)
  void whoTakesLongerIsNotWaitedForAndGoesOn() {
    CountDownLatch hangs = new CountDownLatch(1);
    CompletableFuture<Boolean> wentOn = new CompletableFuture<>();
    String answer =
        TimeLimit.ask(
            "slow",
            Duration.ofMillis(20),
            () -> {
              hold(hangs);
              wentOn.complete(true);
              return "late";
            },
            reason -> reason);
    assertThat(answer).isEqualTo("no answer within 20 ms");
    hangs.countDown();
    assertThat(wentOn.join()).isTrue();
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
