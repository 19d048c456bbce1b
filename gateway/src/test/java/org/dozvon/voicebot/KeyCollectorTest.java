package org.dozvon.voicebot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dozvon.dialog.KeyPlan;
import org.junit.jupiter.api.Test;

class KeyCollectorTest {
  private static final Instant NOW = Instant.EPOCH;
  private static final KeyPlan FOUR = new KeyPlan(4, Duration.ofSeconds(2));

  @Test
  void aMenuTakesOneKeyAtOnce() {
    assertThat(new KeyCollector(KeyPlan.MENU).press('3', NOW)).contains("3");
  }

  @Test
  void digitsAreCompleteWhenAllAreThere() {
    KeyCollector keys = new KeyCollector(FOUR);
    assertThat(keys.press('1', NOW)).isEmpty();
    assertThat(keys.press('2', NOW)).isEmpty();
    assertThat(keys.press('3', NOW)).isEmpty();
    assertThat(keys.press('4', NOW)).contains("1234");
    assertThat(keys.pending()).isFalse();
  }

  @Test
  void theHashEndsAnEntryAndIsNoPartOfIt() {
    KeyCollector keys = new KeyCollector(FOUR);
    assertThat(keys.press('#', NOW)).isEmpty();
    keys.press('1', NOW);
    assertThat(keys.press('#', NOW)).contains("1");
  }

  @Test
  void aSingleZeroAndAPauseIsAnEntry() {
    KeyCollector keys = new KeyCollector(FOUR);
    keys.press('0', NOW);
    assertThat(keys.pause(NOW.plusMillis(1999))).isEmpty();
    assertThat(keys.pause(NOW.plusMillis(2000))).contains("0");
    assertThat(keys.pause(NOW.plusMillis(9000))).isEmpty();
  }

  @Test
  void whereNoKeysAreAskedForOnlyZeroIsTaken() {
    KeyCollector keys = new KeyCollector(new KeyPlan(0, Duration.ofSeconds(2)));
    assertThat(keys.press('5', NOW)).isEmpty();
    assertThat(keys.press('0', NOW)).contains("0");
    assertThat(keys.pending()).isFalse();
  }
}
