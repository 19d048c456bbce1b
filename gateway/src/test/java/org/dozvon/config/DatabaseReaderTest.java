package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the database is, by dozvon.yaml. */
class DatabaseReaderTest {
  private static final String URL = "jdbc:postgresql://db.example:5432/dozvon";

  @TempDir Path base;
  private final Problems problems = new Problems();

  private DatabaseSettings read(String text) {
    return new ConfigReader(base, Map.of("SECRET", "from the environment"), problems)
        .read("dozvon.yaml", text)
        .orElseThrow()
        .database();
  }

  @Test
  void withoutAnAddressItIsAFileBesideTheConfiguration() {
    DatabaseSettings settings = read("database: {folder: data}");
    assertThat(settings.url()).isEmpty();
    assertThat(settings.folder()).isEqualTo(base.resolve("data"));
    assertThat(read("database: {url: \"\", password: x}").url()).isEmpty();
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void aServerIsReadWithItsLoginFromTheEnvironmentOrAFile() throws IOException {
    Files.writeString(base.resolve("secret"), "from a file\n");
    DatabaseSettings one =
        read("database: {url: \"" + URL + "\", user: u, password: \"${SECRET}\", connections: 4}");
    DatabaseSettings other = read("database: {url: \"" + URL + "\", password-file: secret}");
    assertThat(problems.list()).isEmpty();
    assertThat(one.url()).contains(URL);
    assertThat(one.user()).isEqualTo("u");
    assertThat(one.password()).isEqualTo("from the environment");
    assertThat(one.connections()).isEqualTo(4);
    assertThat(other.password()).isEqualTo("from a file");
    assertThat(one).asString().contains(URL).doesNotContain("environment");
  }

  @Test
  void anAddressOfAnotherKindOrWithALoginIsRefusedWithoutShowingIt() {
    var unused = read("database:\n  url: jdbc:mysql://x/y\n");
    unused = read("database:\n  url: " + URL + "?user=u&password=hushhush\n");
    unused = read("database:\n  url: jdbc:postgresql://u:hushhush@host/dozvon\n");
    assertThat(problems.toString().lines())
        .containsExactly(
            "dozvon.yaml:2:8: url: \"jdbc:mysql://x/y\" (expected: jdbc:postgresql://host:5432/name)",
            "dozvon.yaml:2:8: url: holds a login (expected: user and password-file beside it)",
            "dozvon.yaml:2:8: url: holds a login (expected: user and password-file beside it)");
  }

  @Test
  void aPasswordFileMustBeReadableAndTheOnlyPassword() {
    var unused =
        read("database:\n  url: " + URL + "\n  password: hushhush\n  password-file: missing\n");
    assertThat(problems.toString())
        .contains("password: stands beside password-file", "missing can't be read (there is no")
        .doesNotContain("hushhush");
  }
}
