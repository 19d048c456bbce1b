package org.dozvon.voicebot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.dozvon.testing.TaskQueue;
import org.junit.jupiter.api.Test;

class PacerTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000);
  private final Pacer pacer = new Pacer(nanos::get);
  private final AtomicInteger turns = new AtomicInteger();

  private void pass(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    pacer.slot();
  }

  @Test
  void aTurnComesEveryTwentyMillisecondsAndTheFirstAtOnce() {
    pacer.pace(Runnable::run, turns::incrementAndGet);
    pacer.slot();
    assertThat(turns).hasValue(1);
    for (int i = 0; i < 200; i++) {
      pass(5);
    }
    assertThat(turns).hasValue(51);
    assertThat(pacer.lateness().dropped()).isZero();
  }

  @Test
  void lateSlotsDoNotDrift() {
    pacer.pace(Runnable::run, turns::incrementAndGet);
    for (int i = 0; i < 100; i++) {
      pass(7);
    }
    assertThat(turns).hasValue(36);
    assertThat(pacer.lateness().max()).isLessThan(Duration.ofMillis(8));
    assertThat(pacer.lateness().percentile(99))
        .isBetween(Duration.ofMillis(1), Duration.ofMillis(8));
  }

  @Test
  void whatWasMissedIsDroppedAndNotMadeUpFor() {
    pacer.pace(Runnable::run, turns::incrementAndGet);
    pacer.slot();
    pass(105);
    assertThat(turns).hasValue(2);
    assertThat(pacer.lateness().dropped()).isEqualTo(4);
    pass(5);
    assertThat(turns).hasValue(2);
    pass(10);
    assertThat(turns).hasValue(3);
  }

  @Test
  void aLoopThatIsStuckGetsNoBurstAfterwards() {
    TaskQueue loop = new TaskQueue();
    pacer.pace(loop, turns::incrementAndGet);
    for (int i = 0; i < 40; i++) {
      pass(5);
    }
    assertThat(loop.size()).isEqualTo(1);
    loop.run();
    assertThat(turns).hasValue(1);
    assertThat(pacer.lateness().dropped()).isEqualTo(10);
  }

  @Test
  void aClosedPacingGetsNoTurns() {
    Pacer.Pacing pacing = pacer.pace(Runnable::run, turns::incrementAndGet);
    pacing.close();
    pacing.close();
    pass(100);
    assertThat(turns).hasValue(0);
    assertThat(pacer.size()).isZero();
  }

  @Test
  void aThreadThatStandsStillIsSeen() {
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(pacer.sinceLastSlot()).isEqualTo(Duration.ofSeconds(2));
    pacer.slot();
    assertThat(pacer.sinceLastSlot()).isZero();
  }
}
