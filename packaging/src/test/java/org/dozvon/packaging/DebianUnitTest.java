package org.dozvon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the unit promises beyond what a trial of ten minutes can wait for. */
class DebianUnitTest {
  @Test
  void aGatewayWhoseDatabaseIsAwayIsNeverGivenUp() throws Exception {
    assertThat(Files.readAllLines(Path.of("src/debian/dozvon.service")))
        .as("ten starts in five minutes would be the last ones")
        .contains("StartLimitIntervalSec=0", "Restart=on-failure", "RestartMaxDelaySec=30")
        .noneMatch(line -> line.startsWith("StartLimitBurst"));
  }
}
