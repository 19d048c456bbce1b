package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever lies in a hotline's folder, the check names it and comes to an end. */
class CheckBadInputTest {
  private static final String INTENT =
      """
      intent: NAME
      about: {en: parking}
      examples: {en: [where is the parking]}
      steps:
      STEPS
      """;

  @TempDir private Path home;
  private Path hotline;

  @BeforeEach
  void aSmallHotline() throws IOException {
    Path config = Files.writeString(home.resolve("dozvon.yaml"), "hotlines: hotlines\n");
    ToolRun made = ToolRun.of("new", "club", "--languages", "en", "--config", config.toString());
    assertThat(made.code()).as(made.out()).isZero();
    hotline = home.resolve("hotlines/club");
  }

  @Test
  void otherEncodingsAreNamed() throws IOException {
    String text = INTENT.replace("NAME", "parking").replace("STEPS", "  a: {end: {en: Прощайте}}");
    for (Charset charset : new Charset[] {StandardCharsets.UTF_16, Charset.forName("cp1251")}) {
      Files.write(hotline.resolve("dialogs/a.yaml"), text.getBytes(charset));
      assertThat(found()).contains("a.yaml").containsAnyOf("UTF-8", "not valid YAML");
    }
  }

  @Test
  void aFolderWhereAFileIsExpectedAndAMergeKeyAreNamed() throws IOException {
    Path folder = Files.createDirectories(hotline.resolve("dialogs/folder.yaml"));
    assertThat(found()).contains("dialogs/folder.yaml:1:1: not a file");
    Files.delete(folder);
    Files.writeString(
        hotline.resolve("dialogs/a.yaml"),
        INTENT.replace("NAME", "parking").replace("STEPS", "  a: {<<: {go: end}, end: {en: bye}}"));
    assertThat(found()).contains("a.yaml:5:").contains("\"<<\"");
  }

  @Test
  void moreThanAnybodyReadsIsRefusedAndNotLearnt() throws IOException {
    String intents =
        IntStream.range(0, 5000)
            .mapToObj(i -> "- {intent: i" + i + ", about: {en: a}, examples: {en: [w" + i + "]}}")
            .collect(Collectors.joining("\n"));
    Files.writeString(hotline.resolve("dialogs/a.yaml"), intents);
    assertThat(found()).containsPattern("a.yaml:1\\d\\d:3: 500\\d intents .expected: at most 150");
    String chain =
        IntStream.range(0, 5000)
            .mapToObj(i -> "  s" + i + ": {say: {en: word}, go: s" + (i + 1) + "}")
            .collect(Collectors.joining("\n"));
    Files.writeString(
        hotline.resolve("dialogs/a.yaml"),
        INTENT.replace("NAME", "parking").replace("STEPS", chain + "\n  s5000: {end: {en: bye}}"));
    assertThat(found()).contains("5001 steps (expected: at most 300 in an intent)");
  }

  @Test
  void charactersThatCannotBeSeenInNamesAreNamed() throws IOException {
    Files.writeString(
        hotline.resolve("dialogs/a.yaml"),
        INTENT.replace("NAME", "park\u200bing").replace("STEPS", "  \u202edone: {end: {en: bye}}"));
    assertThat(found())
        .contains("a.yaml:1:9: \"park\u200bing\" holds a character that cannot be seen")
        .contains("a.yaml:5:3: \"\u202edone\" holds a character that cannot be seen");
  }

  @Test
  void tenThousandSmallFilesComeToAnEnd() throws IOException {
    for (int i = 0; i < 10_000; i++) {
      Files.writeString(hotline.resolve("dialogs/f" + i + ".yaml"), "");
    }
    assertThat(found()).contains("club");
  }

  @Test
  void wordsNoVoiceCanSayAreNamed() throws IOException {
    Files.writeString(
        hotline.resolve("dialogs/a.yaml"),
        INTENT.replace("NAME", "parking").replace("STEPS", "  a: {end: {en: 再见}}"));
    assertThat(found()).contains("no voice of \"en\" can say \"再见\"");
  }

  private String found() {
    ToolRun run = ToolRun.of("check", hotline.toString());
    assertThat(run.code()).as(run.out()).isEqualTo(1);
    return run.out();
  }
}
