package org.dozvon.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dozvon.config.ConfigReader;
import org.dozvon.config.Configuration;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;

class InstalledSettingsTest {
  private static final Path SHIPPED = Path.of("../dozvon.yaml");

  @Test
  void whatIsInstalledReadsAndWritesInItsOwnPlacesOnly() throws IOException {
    Problems problems = new Problems();
    Configuration installed =
        new ConfigReader(Path.of("/etc/dozvon"), Map.of(), problems)
            .read("dozvon.yaml", InstalledSettings.of(Files.readString(SHIPPED)))
            .orElseThrow(() -> new AssertionError(problems.toString()));

    assertThat(
            Stream.of(
                installed.hotlines(),
                installed.outbox(),
                installed.history(),
                installed.promptCache(),
                installed.recordings()))
        .allMatch(path -> path.startsWith("/var"));
    assertThat(List.copyOf(installed.models().values()))
        .isNotEmpty()
        .allMatch(path -> path.startsWith("/usr/share/dozvon"));
    assertThat(installed.asteriskQueues()).allMatch(path -> path.startsWith("/usr/share/dozvon"));
  }

  @Test
  void theDatabaseIsInTheStateFolder() throws IOException {
    assertThat(InstalledSettings.of(Files.readString(SHIPPED)))
        .contains("folder: /var/lib/dozvon/database")
        .doesNotContain(".dozvon/");
  }

  @Test
  void aPathThatWasMovedEndsTheBuild() throws IOException {
    String moved = Files.readString(SHIPPED).replace("hotlines: dialplans/hotlines", "hotlines: x");

    assertThatThrownBy(() -> InstalledSettings.of(moved)).hasMessageContaining("hotlines");
  }

  @Test
  void aNewRelativePathEndsTheBuild() throws IOException {
    String more = Files.readString(SHIPPED) + "\nbackup: {folder: .dozvon/backup}\n";

    assertThatThrownBy(() -> InstalledSettings.of(more)).hasMessageContaining(".dozvon/backup");
  }
}
