package org.dozvon.phonebank.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.dozvon.phonebank.demo.Lab;
import org.junit.jupiter.api.Test;

/** A rush at a real Asterisk; skipped where ./dozvon test found none. */
class RushTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Duration TARGET = Duration.ofSeconds(12);

  @Test
  void theTargetIsMissedWithoutTheKeeper() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    try (Rush rush =
        Rush.start(
            ROOT, Path.of(environment), Lab.Gateway.SHIPPED, line -> System.out.println(line))) {
      rush.call(7000, 10, Duration.ofMillis(1500), Rush.PAST_THE_GATEWAY);
      assertThat(rush.awaitAnswered(10, Duration.ofSeconds(90))).isTrue();
      rush.answered().forEach(System.out::println);
      rush.answered().forEach(v -> System.out.println(v.waited().orElseThrow()));
      System.out.println("share " + rush.share(TARGET));
    }
  }
}
