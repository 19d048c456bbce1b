package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class NewCommandTest {
  @TempDir private Path home;
  private final StringWriter said = new StringWriter();
  private String config = "";

  @BeforeEach
  void configure() throws IOException {
    config = Files.writeString(home.resolve("dozvon.yaml"), "hotlines: hotlines\n").toString();
    Files.createDirectories(home.resolve("hotlines"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru", "en,ru"})
  void whatItWritesPassesTheCheckAsItIs(String languages) {
    assertThat(run(new NewCommand(), "clinic", "--languages", languages, "--config", config))
        .as(said.toString())
        .isZero();
    assertThat(run(new CheckCommand(), "--config", config)).as(said.toString()).isZero();
    assertThat(said.toString())
        .contains(
            "hotlines: 1, problems: 0, tests: "
                + languages.split(",", -1).length
                + " played, 0 failed, warnings: 0");
  }

  @Test
  void aFolderThatIsThereIsLeftAlone() throws IOException {
    Path mine = Files.createDirectories(home.resolve("hotlines/clinic")).resolve("hotline.yaml");
    Files.writeString(mine, "mine");
    assertThat(run(new NewCommand(), "clinic", "--config", config)).isEqualTo(2);
    assertThat(said.toString()).contains("is there already");
    assertThat(mine).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Clinic", "../clinic", "c", "clinic/two", "клиника", "1st"})
  void aNameThatTheDialplanCouldNotDialIsRefused(String name) {
    assertThat(run(new NewCommand(), name, "--config", config)).isEqualTo(2);
    assertThat(said.toString()).contains("expected: 2 to 40 small letters");
    assertThat(home.resolve("hotlines")).isEmptyDirectory();
  }

  private int run(Object command, String... arguments) {
    PrintWriter writer = new PrintWriter(said, true);
    return new CommandLine(command).setOut(writer).setErr(writer).execute(arguments);
  }
}
