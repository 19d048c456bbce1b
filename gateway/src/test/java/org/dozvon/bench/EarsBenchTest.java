package org.dozvon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.dozvon.dialog.Hotline;
import org.dozvon.testing.Recordings;
import org.dozvon.vosk.SteppedVosk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Floors under a small part of {@link EarsBench}: all wishes in all voices on four lines. */
class EarsBenchTest {
  private static final Hotline HOTLINE = EarsBench.grocery();

  /** Of 18 calls; what was measured, less one. */
  @ParameterizedTest
  @CsvSource({
    "en, '3 % lost, silence', 17",
    "en, 'hum 10 dB', 16",
    "en, '-40 dBov, A-law', 15",
    "ru, 'street 10 dB', 16",
    "ru, '-40 dBov, A-law', 16",
    "ru, 'babble 20 dB', 16"
  })
  void wishesAreReachedOnBadLines(String language, String condition, int least) {
    Locale locale = Locale.of(language);
    EarsCondition line =
        EarsCondition.all().stream()
            .filter(c -> c.name().equals(condition))
            .findFirst()
            .orElseThrow();
    int reached = 0;
    try (SteppedVosk vosk = new SteppedVosk(locale)) {
      for (EarsTask task : EarsTask.values()) {
        for (String voice : Recordings.VOICES) {
          EarsCall.Outcome outcome = EarsBench.call(HOTLINE, line, locale, voice, task, vosk);
          assertThat(outcome.interruptions()).isZero();
          reached += outcome.reached() ? 1 : 0;
        }
      }
    }
    assertThat(reached).isGreaterThanOrEqualTo(least);
  }

  @Test
  void g711IsAsTheStandardSays() {
    assertThat(G711.mu((short) 0)).isZero();
    assertThat(G711.mu((short) 1000)).isEqualTo((short) 988);
    assertThat(G711.mu((short) -32768)).isEqualTo((short) -32124);
    assertThat(G711.a((short) 0)).isEqualTo((short) 8);
    assertThat(G711.a((short) 1000)).isEqualTo((short) 1008);
    assertThat(G711.a((short) -32768)).isEqualTo((short) -32256);
  }
}
