package org.dozvon.phonebank.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person who is kept free is reached by gentle callers only, at a real Asterisk; skipped where
 * ./dozvon test found none.
 */
class ReserveTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @TempDir private Path home;

  @Test
  void whoIsKeptFreeServesGentleCallersOnly() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    RushRules rules = RushRules.in(ROOT, home);
    // Without points, so that nothing but the reserve puts a gentle caller first.
    rules.are("act", "    reserve: 1\n    priorities: {gentle: 0}\n    ladder: []\n");
    try (Rush rush =
        Rush.start(ROOT, Path.of(environment), rules.gateway(), line -> System.out.println(line))) {
      rush.awaitWatched();
      rush.talksTake(Duration.ofSeconds(12));
      gentleCallersHaveWhoIsKeptFree(rush, 7000);
    }
  }

  private static void gentleCallersHaveWhoIsKeptFree(Rush rush, int first) throws Exception {
    awaitReserve(rush);
    rush.call("" + first, Rush.PAST_THE_GATEWAY);
    assertThat(rush.awaitAnswered(1, Duration.ofSeconds(10))).isTrue();
    rush.call("" + (first + 1), Rush.PAST_THE_GATEWAY);
    TimeUnit.SECONDS.sleep(5);
    assertThat(rush.answered()).as("the other person is kept free").hasSize(1);

    rush.call("" + (first + 20), Rush.TO_A_PERSON);
    assertThat(rush.awaitAnswered(2, Duration.ofSeconds(5)))
        .as("gateway log: %s", rush.lab().gatewayLog())
        .isTrue();
    assertThat(rush.awaitAnswered(3, Duration.ofSeconds(25))).isTrue();
    assertThat(rush.answered().stream().map(Visit::number))
        .containsExactly("" + first, "" + (first + 20), "" + (first + 1));
  }

  private static void awaitReserve(Rush rush) throws IOException, InterruptedException {
    String shown = "";
    for (int i = 0; i < 50 && !shown.contains("penalty 900"); i++) {
      TimeUnit.MILLISECONDS.sleep(200);
      shown = rush.lab().hotline().cli("queue show support");
    }
    assertThat(shown).as("gateway log: %s", rush.lab().gatewayLog()).contains("penalty 900");
  }
}
