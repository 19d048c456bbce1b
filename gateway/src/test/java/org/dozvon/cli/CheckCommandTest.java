package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {
  @TempDir private Path home;
  private final StringWriter said = new StringWriter();
  private Path hotline;
  private Path config;

  @BeforeEach
  void copyTheShippedHotline() throws IOException {
    hotline = home.resolve("hotlines/grocery");
    Path shipped = shipped();
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = hotline.resolve(shipped.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    config = Files.writeString(home.resolve("dozvon.yaml"), "hotlines: hotlines\n");
  }

  @Test
  void theShippedHotlineIsWellAndItsTestsArePlayed() {
    assertThat(check("--config", config.toString())).isZero();
    assertThat(said.toString())
        .matches("hotlines: 1, problems: 0, tests: [1-9]\\d* played, 0 failed, warnings: 0\n");
  }

  @Test
  void mistakesInTwoFilesAreBothNamedWhereTheyStandAndNothingIsPlayed() throws IOException {
    change("hotline.yaml", "languages: [en, ru]", "languages: [en, ru]\nquue: x");
    change("dialogs/balance.yaml", "call: card-balance", "call: card-balanse");
    assertThat(check(hotline.toString())).isEqualTo(1);
    assertThat(said.toString())
        .contains(hotline + "/hotline.yaml:6:1: unknown name \"quue\" (did you mean \"queue\"?)")
        .containsPattern("dialogs/balance.yaml:\\d+:\\d+: there is no route \"card-balanse\"")
        .contains("tests: 0 played");
  }

  @Test
  void aTestThatFailsIsNamedWithItsLineAndWhatWasSaid() throws IOException {
    Files.writeString(
        hotline.resolve("tests/en.test.yaml"),
        """
        - name: wrong words
          talk:
            - bot: How can I help you
            - caller: balance
            - bot: Good night
        """);
    assertThat(check(hotline.toString())).isEqualTo(1);
    assertThat(said.toString())
        .contains(
            hotline
                + "/tests/en.test.yaml:5:7: wrong words: expected: the bot says \"Good night\", got:")
        .contains("caller: balance")
        .containsPattern("problems: 0, tests: \\d+ played, 1 failed");
  }

  @Test
  void aTestInALanguageThatIsNotSpokenIsAFailureNotACrash() throws IOException {
    Files.writeString(
        hotline.resolve("tests/en.test.yaml"),
        "- name: en francais\n  language: fr\n  talk: [{caller: bonjour}]\n");
    assertThat(check(hotline.toString())).isEqualTo(1);
    assertThat(said.toString())
        .contains(
            "en.test.yaml:1:3: en francais: expected: one of the languages en, ru, got: language \"fr\"");
  }

  @Test
  void aTestFileThatIsNoYamlIsAProblemAndTheOthersArePlayed() throws IOException {
    Files.writeString(hotline.resolve("tests/en.test.yaml"), "- name: [");
    assertThat(check(hotline.toString())).isEqualTo(1);
    assertThat(said.toString())
        .containsPattern("tests/en.test.yaml:\\d+:\\d+: not valid YAML")
        .containsPattern("problems: 1, tests: [1-9]");
  }

  @Test
  void aFileThatIsNoTextIsNamed() throws IOException {
    Files.write(hotline.resolve("dialogs/balance.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThat(check(hotline.toString())).isEqualTo(1);
    assertThat(said.toString()).contains("balance.yaml:1:1: not a text in UTF-8");
  }

  @Test
  void wordsThatTheModelLacksAreAWarningForTheModelsLanguageOnly() throws IOException {
    Path words = home.resolve("model/graph/words.txt");
    Files.createDirectories(words.getParent());
    String known =
        Files.readString(
            shipped()
                .getParent()
                .getParent()
                .getParent()
                .resolve("voice-models/demo-en/graph/words.txt"));
    Files.writeString(words, known.replaceAll("(?m)^(balance|operator) \\d+\n", ""));
    Files.writeString(config, "hotlines: hotlines\nmodels: {en: model, ru: not-fetched}\n");
    assertThat(check("--config", config.toString())).isZero();
    assertThat(said.toString())
        .contains("warning: the recogniser has no word \"balance\" (en)")
        .doesNotContain("(ru)")
        .contains("lacks words that are understood in every hotline (en): operator (")
        .contains("warnings: 2");
  }

  @Test
  void aConfigurationWithAMistakeIsAProblemAndAMissingOneIsWrongUse() throws IOException {
    Files.writeString(config, "hotlines: hotlines\nagy: {}\n");
    assertThat(check("--config", config.toString())).isEqualTo(1);
    assertThat(said.toString()).contains("dozvon.yaml:2:1: unknown name \"agy\"");
    assertThat(check("--config", home.resolve("none.yaml").toString())).isEqualTo(2);
  }

  @Test
  void aFolderWithoutHotlinesAndUnknownOptionsAreWrongUse() {
    assertThat(check(home.resolve("nowhere").toString())).isEqualTo(2);
    assertThat(said.toString()).contains("no hotline in");
    assertThat(check("--frobnicate")).isEqualTo(2);
  }

  private int check(String... arguments) {
    PrintWriter out = new PrintWriter(said, true);
    List<String> all = Stream.concat(Stream.of("check"), Stream.of(arguments)).toList();
    return new CommandLine(new RunCommand.Root())
        .setOut(out)
        .setErr(out)
        .execute(all.toArray(String[]::new));
  }

  private void change(String file, String old, String fresh) throws IOException {
    Path path = hotline.resolve(file);
    String text = Files.readString(path, StandardCharsets.UTF_8);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, fresh));
  }

  private static Path shipped() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("dialplans/hotlines/grocery"))) {
        return at.resolve("dialplans/hotlines/grocery");
      }
    }
    throw new IllegalStateException("dialplans is not in this working copy");
  }
}
