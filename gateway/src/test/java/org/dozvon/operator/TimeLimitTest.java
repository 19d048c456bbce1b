package org.dozvon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

class TimeLimitTest {
  /** Nobody sits this out: who waits for the limit fails by the time limit of the test. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private final Logger log = (Logger) LoggerFactory.getLogger(TimeLimit.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void listenNoMore() {
    log.detachAppender(lines);
  }

  @Test
  void whatComesInTimeIsTold() {
    assertThat(TimeLimit.ask("answer", LONG, () -> Thread.currentThread().getName()))
        .hasValue("answer");
    assertThat(lines.list).isEmpty();
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
    assertThat(lines.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .asString()
        .contains("what=broken", "no such table");
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
