package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whether one more call would be served as it should be. */
class ReadinessTest {
  private final AtomicReference<Optional<String>> fault = new AtomicReference<>(Optional.empty());
  private final Readiness readiness = new Readiness().with("database", fault::get);

  @Test
  void itIsReadyFromTheEndOfTheStartToTheBeginningOfTheEnd() {
    assertThat(readiness.look())
        .containsEntry("status", "not ready")
        .containsEntry("gateway", "starting")
        .containsEntry("database", "ok");
    readiness.started();
    assertThat(readiness.isReady()).isTrue();
    readiness.stopping();
    assertThat(readiness.isReady()).isFalse();
    assertThat(String.valueOf(readiness.look().get("gateway"))).startsWith("stopping");
  }

  @Test
  void aPartThatIsMissingIsToldWithWhatItLacksUntilItIsBack() {
    readiness.started();
    fault.set(Optional.of("does not answer"));
    Map<String, Object> look = readiness.look();
    assertThat(look)
        .containsEntry("status", "not ready")
        .containsEntry("gateway", "ok")
        .containsEntry("database", "does not answer");
    assertThat(look.keySet()).startsWith("status", "gateway");
    assertThat(readiness.figure("database")).isZero();
    fault.set(Optional.empty());
    assertThat(readiness.look()).containsEntry("status", "up");
    assertThat(readiness.figure("database")).isEqualTo(1);
    assertThat(readiness.figure("nobody")).isNaN();
  }
}
