package org.dozvon.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BusyShareTest {
  private static final long MS = TimeUnit.MILLISECONDS.toNanos(1);

  private final BusyShare busy = new BusyShare(0);

  @Test
  void halfTheTimeIsHalf() {
    for (long at = 0; at < 60_000; at += 20) {
      busy.begin(at * MS);
      busy.end((at + 10) * MS);
    }
    assertThat(busy.share(60_000 * MS)).isCloseTo(0.5, within(0.01));
  }

  @Test
  void whatIsLongAgoCountsNoMore() {
    busy.begin(0);
    busy.end(60_000 * MS);
    assertThat(busy.share(60_000 * MS)).isCloseTo(1, within(0.001));
    assertThat(busy.share(65_000 * MS)).isCloseTo(0.368, within(0.001));
    assertThat(busy.share(90_000 * MS)).isLessThan(0.01);
  }

  @Test
  void workThatDoesNotEndCountsAlready() {
    busy.begin(0);
    assertThat(busy.share(20_000 * MS)).isGreaterThan(0.98);
  }
}
