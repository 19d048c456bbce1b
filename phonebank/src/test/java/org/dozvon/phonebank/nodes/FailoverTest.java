package org.dozvon.phonebank.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A small round of ./dozvon test --failover: one of two gateways is killed, then stopped in order;
 * skipped where ./dozvon test found no Asterisk or no PostgreSQL.
 */
class FailoverTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /** Far above the two seconds of a quiet machine: a caller who waits for a time-out is longer. */
  private static final Duration ANSWER = Duration.ofSeconds(15);

  @Test
  void nobodyIsLostWhenOneOfTwoGatewaysGoes() throws Exception {
    Path asterisk = environment("DOZVON_ASTERISK_ENV");
    Path postgres = environment("DOZVON_POSTGRES_ENV");
    List<Figures> all =
        Failover.play(ROOT, asterisk, postgres, List.of(Blow.KILLED, Blow.DRAINED), 10, 5);
    assertThat(all)
        .allSatisfy(figures -> assertThat(figures.isOk()).as(figures.text()).isTrue())
        .allSatisfy(figures -> assertThat(figures.slowestAnswer()).isLessThan(ANSWER));
  }

  private static Path environment(String name) {
    String file = System.getenv(name);
    assumeTrue(file != null && Files.isReadable(Path.of(file)), name + ": not here");
    return Path.of(file);
  }
}
