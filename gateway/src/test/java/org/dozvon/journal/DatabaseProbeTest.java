package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the database answers, asked seldom and never by many at once. */
class DatabaseProbeTest {
  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();

  private void pass(long seconds) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  @Test
  void itTellsTheTruthWithinASecond() throws Exception {
    try (Database database = Database.open(DatabaseSettings.DEFAULTS.in(folder))) {
      FlakySource source = new FlakySource(database);
      DatabaseProbe probe = new DatabaseProbe(source.source(), nanos::get);
      assertThat(probe.fault()).isEmpty();
      source.down(true);
      assertThat(probe.fault()).isEmpty();
      pass(2);
      assertThat(probe.fault()).contains("does not answer");
      source.down(false);
      assertThat(probe.fault()).contains("does not answer");
      pass(2);
      assertThat(probe.fault()).isEmpty();
    }
  }

  @Test
  void whileOneWaitsForTheDatabaseOthersGetTheLastAnswerAtOnce() throws Exception {
    try (Database database = Database.open(DatabaseSettings.DEFAULTS.in(folder))) {
      FlakySource source = new FlakySource(database);
      DatabaseProbe probe = new DatabaseProbe(source.source(), nanos::get);
      assertThat(probe.fault()).isEmpty();
      pass(2);
      CountDownLatch gate = source.hang();
      Thread waits = Thread.ofVirtual().start(probe::fault);
      while (waits.getState() == Thread.State.NEW || waits.getState() == Thread.State.RUNNABLE) {
        Thread.onSpinWait();
      }
      assertThat(probe.fault()).isEmpty();
      gate.countDown();
      waits.join();
    }
  }
}
