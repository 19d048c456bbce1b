package org.dozvon.console.dialogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LadderPreviewTest {
  @Test
  void aPlayThatIsFarOffTheDayIsNotToBeBelieved() {
    assertThat(off(62.0, 95.6).orElseThrow()).isEqualTo(33.6, within(0.01));
    assertThat(off(95.6, 62.0)).as("to the other side").isPresent();
    assertThat(off(80.0, 85.0)).as("from five points on").isPresent();
    assertThat(off(80.0, 84.9)).isEmpty();
  }

  @Test
  void whereNobodyCalledNothingIsOff() {
    assertThat(queue(OptionalDouble.empty(), OptionalDouble.of(90)).off()).isEmpty();
    assertThat(queue(OptionalDouble.of(90), OptionalDouble.empty()).off()).isEmpty();
  }

  private static OptionalDouble off(double measured, double live) {
    return queue(OptionalDouble.of(measured), OptionalDouble.of(live)).off();
  }

  private static LadderPreview.Queue queue(OptionalDouble measured, OptionalDouble live) {
    List<LadderPreview.Side> sides =
        List.of(side("measured", measured), side("live", live), side("draft", live));
    return new LadderPreview.Queue("support", 80, 20, sides, List.of(), "");
  }

  private static LadderPreview.Side side(String key, OptionalDouble level) {
    return new LadderPreview.Side(key, level, 10, 1, Optional.of(7L), Map.of());
  }
}
