package org.dozvon.console.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LooksTest {
  private static final Instant NINE = Instant.parse("2026-11-25T09:00:00Z");

  @Test
  void thePageThatRefreshesItselfIsOneLookAndTheNextDayIsAnother() {
    Looks looks = new Looks();
    assertThat(looks.isNew("anna 1", NINE)).isTrue();
    looks.keep("anna 1", NINE);
    assertThat(looks.isNew("anna 1", NINE.plusSeconds(599))).isFalse();
    assertThat(looks.isNew("anna 2", NINE)).isTrue();
    assertThat(looks.isNew("boris 1", NINE)).isTrue();
    assertThat(looks.isNew("anna 1", NINE.plus(Duration.ofMinutes(10)))).isTrue();
  }
}
