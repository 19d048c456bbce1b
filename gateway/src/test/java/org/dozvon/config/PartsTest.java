package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
  private final List<String> closed = new ArrayList<>();
  private final Parts parts = new Parts();

  @Test
  void partsAreClosedLastFirstAndOnlyOnce() {
    keep("database");
    keep("routes");
    keep("listener");
    parts.close();
    parts.close();
    assertThat(closed).containsExactly("listener", "routes", "database");
  }

  @Test
  void aPartThatFailsToCloseDoesNotKeepTheOthersOpen() {
    keep("database");
    AutoCloseable broken =
        parts.keep(
            () -> {
              throw new IllegalStateException("stuck");
            });
    keep("listener");
    parts.close();
    assertThat(broken).isNotNull();
    assertThat(closed).containsExactly("listener", "database");
  }

  private void keep(String name) {
    AutoCloseable part = parts.keep(() -> closed.add(name));
    assertThat(part).isNotNull();
  }
}
