package org.dozvon.phonebank.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One row of ./dozvon test --faults: the gateway is killed under seven callers at different moments
 * of their calls; skipped where ./dozvon test found no Asterisk.
 */
class KilledGatewayTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @Test
  void everybodyReachesAnAgentWhoKnowsWhatWasSaid() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    try (FaultLab lab =
        FaultLab.start(ROOT, Path.of(environment), line -> System.out.println(line))) {
      Row row = Faults.round(lab, StrikingFaults.KILLED);
      System.out.println(FaultTable.of(List.of(row)));
      assertThat(row.isOk()).as(() -> FaultTable.of(List.of(row))).isTrue();
    }
  }
}
