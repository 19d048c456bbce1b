package org.dozvon.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dozvon.insight.TopicLevels.Counts;
import org.dozvon.insight.TopicLevels.Kind;
import org.dozvon.insight.TopicLevels.Level;
import org.junit.jupiter.api.Test;

class TopicLevelsTest {
  private static Counts counts(int calls, String intent, int of) {
    return new Counts(calls, Map.of(intent, of), Map.of());
  }

  private static List<Counts> weeks(int... of) {
    return IntStream.of(of).mapToObj(count -> counts(100, "card", count)).toList();
  }

  private static Level card(int now, List<Counts> before) {
    return card(counts(100, "card", now), before);
  }

  private static Level card(Counts now, List<Counts> before) {
    return TopicLevels.of(now, before, 1).stream()
        .filter(level -> level.kind() == Kind.INTENT && level.name().equals("card"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theUsualIsTheMedianSoThatOneStrangeWeekMovesNothing() {
    assertThat(card(10, weeks(10, 9, 11, 10, 300)).usual()).isEqualTo(10);
    assertThat(card(40, weeks(10, 9, 11, 10, 300)).isSpike()).isTrue();
    assertThat(card(13, weeks(10, 9, 11, 10, 300)).isSpike()).isFalse();
  }

  @Test
  void aSpikeIsThreeAndAHalfSpreadsAboveAndTwiceTheUsual() {
    // Spread: root of 16, which is more than that of these weeks.
    List<Counts> before = weeks(16, 16, 16, 16);
    assertThat(card(30, before).spreads()).isEqualTo(3.5);
    assertThat(card(30, before).isSpike()).as("less than twice").isFalse();
    assertThat(card(32, before).isSpike()).isTrue();
    assertThat(card(20, weeks(10, 10, 10, 10)).isSpike()).as("3.2 spreads above").isFalse();
    assertThat(card(22, weeks(10, 10, 10, 10)).isSpike()).isTrue();
    // 100 and 110: 1.4826 times 10 is more than the root of 100.
    assertThat(card(114, weeks(90, 100, 110, 100, 80)).spreads())
        .isCloseTo(14 / 14.826, org.assertj.core.data.Offset.offset(1e-9));
  }

  @Test
  void whatNeverCameIsASpikeWithFiveCalls() {
    List<Counts> before = weeks(0, 0, 0);
    assertThat(card(4, before).isSpike()).isFalse();
    assertThat(card(5, before).isSpike()).isTrue();
  }

  @Test
  void tooFewWeeksTellNothing() {
    assertThat(card(500, weeks(1, 1)).isSpike()).isFalse();
    assertThat(card(500, weeks(1, 1)).isKnown()).isFalse();
  }

  @Test
  void moreCallsAltogetherMeanMoreOfEachMatter() {
    List<Counts> before = weeks(20, 20, 20, 20);
    assertThat(card(counts(300, "card", 60), before).usual()).isEqualTo(60);
    assertThat(card(counts(300, "card", 60), before).isSpike()).isFalse();
    assertThat(card(counts(50, "card", 60), before).usual()).as("fewer: as ever").isEqualTo(20);
  }

  @Test
  void allCallsComeFirstThenTheFarthestAbove() {
    Counts now =
        new Counts(100, Map.of("card", 10, "fire", 30), Map.of("smoke", 25, "please", 20, "hm", 1));
    List<Counts> before =
        IntStream.range(0, 4)
            .mapToObj(week -> new Counts(100, Map.of("card", 10), Map.of("please", 20)))
            .toList();
    assertThat(TopicLevels.of(now, before, 5))
        .extracting(Level::name)
        .containsExactly("", "fire", "smoke", "please", "card");
  }
}
