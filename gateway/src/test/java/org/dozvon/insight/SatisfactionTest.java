package org.dozvon.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SatisfactionTest {
  @Test
  void csatIsTheShareOfFourAndFive() {
    Satisfaction some = new Satisfaction(Map.of(1, 1, 3, 1, 4, 2, 5, 4), Map.of());
    assertThat(some.csat()).hasValue(75);
    assertThat(some.nps()).isEmpty();
  }

  @Test
  void npsIsPromotersLessDetractors() {
    Satisfaction some = new Satisfaction(Map.of(), Map.of(10, 4, 9, 1, 8, 2, 7, 1, 6, 1, 0, 1));
    assertThat(some.nps()).hasValue(30);
    assertThat(some.tens()).isEqualTo(10);
    assertThat(some.csat()).isEmpty();
  }
}
