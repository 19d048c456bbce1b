package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other accounts of the machine may see of the calls. */
class PrivateFolderTest {
  @TempDir Path home;

  @Test
  void othersLookIntoNeitherDatabaseNorOutbox() throws Exception {
    Configuration configuration =
        new ConfigReader(home, java.util.Map.of(), new Problems())
            .read("dozvon.yaml", "database: {folder: data}\noutbox: box\nhotlines: hotlines\n")
            .orElseThrow();
    Files.createDirectories(home.resolve("hotlines"));
    Files.createDirectory(home.resolve("data"));
    open("data", "rwxrwxr-x");
    try (Parts parts = new Parts()) {
      Storage.open(configuration, parts);
    }
    assertThat(mode("data")).isEqualTo("rwxrwx---");
    assertThat(mode("box")).endsWith("---");
    assertThat(configuration.database()).isNotEqualTo(DatabaseSettings.DEFAULTS);
  }

  private void open(String name, String mode) throws Exception {
    Files.setPosixFilePermissions(home.resolve(name), PosixFilePermissions.fromString(mode));
  }

  private String mode(String name) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name)));
  }
}
