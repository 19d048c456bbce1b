package org.dozvon.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.dozvon.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decisive figures of ADR 0002. */
class TurnMeasureTest {
  private final TurnMeasure measure = new TurnMeasure(TurnSettings.standard(), Completeness.OPEN);

  @ParameterizedTest
  @CsvSource({"'', 0, 0", "'', 0, 24", "street, 10, 0", "babble, 10, 0", "hum, 10, 0"})
  void everyLineIsHeardToItsEndAndNoLonger(String noise, double snr, double quieter) {
    TurnMeasure.Lines lines = measure.lines(new TurnMeasure.Condition(noise, snr, quieter));
    assertThat(lines.missed()).isZero();
    assertThat(lines.early()).isZero();
    assertThat(lines.open()).isZero();
    assertThat(lines.slow()).isLessThanOrEqualTo(TurnSettings.standard().open());
  }

  @Test
  void aPhraseThatSoundsCompleteAllAlongIsCutInOneLineOfFiftyAtMostAndEndsSooner() {
    TurnMeasure complete = new TurnMeasure(TurnSettings.standard(), Completeness.COMPLETE);
    TurnMeasure.Lines lines = complete.lines(new TurnMeasure.Condition("", 0, 0));
    assertThat(lines.early()).isLessThanOrEqualTo(lines.lines() / 50);
    assertThat(lines.slow()).isLessThanOrEqualTo(TurnSettings.standard().complete() + 1);
  }

  @Test
  void noNoisePassesForSpeech() {
    assertThat(Recordings.noises()).isNotEmpty();
    assertThat(Recordings.noises()).allMatch(noise -> measure.falseTurns(noise) == 0);
  }
}
