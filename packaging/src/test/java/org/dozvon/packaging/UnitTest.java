package org.dozvon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The systemd unit: what the launcher and the settings promise of it. */
class UnitTest {
  private static final Path UNIT = Path.of("src/debian/dozvon.service");

  @Test
  void theGatewayWritesNowhereElse() throws IOException {
    assertThat(lines())
        .contains(
            "User=dozvon",
            "ProtectSystem=strict",
            "ProtectHome=yes",
            "NoNewPrivileges=yes",
            "CapabilityBoundingSet=",
            "StateDirectory=dozvon",
            "CacheDirectory=dozvon",
            "ReadWritePaths=-/var/spool/dozvon");
  }

  @Test
  void stoppingLeavesTimeForTheLongestUsualDrain() throws IOException {
    // Only the guard gets the signal: a gateway that got it twice would stop at once.
    assertThat(lines()).contains("KillMode=mixed", "TimeoutStopSec=120");
    assertThat(Files.readString(Path.of("../dozvon.yaml"))).contains("drain: 30s");
  }

  @Test
  void systemdWaitsForTheGuardsWord() throws IOException {
    assertThat(lines()).contains("Type=notify", "NotifyAccess=all");
    assertThat(Files.readString(Path.of("../setup/supervise.sh")))
        .contains("systemd-notify --ready");
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(UNIT);
  }
}
