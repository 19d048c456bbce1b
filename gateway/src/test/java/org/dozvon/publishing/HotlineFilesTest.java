package org.dozvon.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotlineFilesTest {
  @TempDir private Path home;
  private Path folder;

  @BeforeEach
  void aFolder() throws IOException {
    folder = Files.createDirectories(home.resolve("clinic/dialogs")).getParent();
    Files.writeString(folder.resolve("hotline.yaml"), "queue: desk\n");
  }

  @Test
  void whatIsNoTextIsNamedWhereItBegins() throws IOException {
    Files.write(
        folder.resolve("dialogs/a.yaml"),
        "one\nдва".getBytes(java.nio.charset.Charset.forName("windows-1251")));
    Files.write(folder.resolve("dialogs/b.yaml"), new byte[] {'x', '\n', 'y', 0, 1});
    assertThat(problems())
        .containsExactly(
            "dialogs/a.yaml:2:1: not a text in UTF-8 (save the file as UTF-8)",
            "dialogs/b.yaml:2:2: a zero byte (expected: a text)");
  }

  @Test
  void aHugeFileIsNotReadToItsEnd() throws IOException {
    Files.write(folder.resolve("dialogs/a.yaml"), new byte[10_000_000]);
    assertThat(problems())
        .containsExactly("dialogs/a.yaml:1:1: 10000000 bytes (expected: at most 4000000)");
  }

  @Test
  void aLinkMayLeadAboutInsideTheFolderAndNowhereElse() throws IOException {
    Path secret = Files.writeString(home.resolve("secret.yaml"), "a: b\n");
    Files.createSymbolicLink(folder.resolve("dialogs/out.yaml"), secret);
    assertThat(problems())
        .containsExactly(
            "dialogs/out.yaml:1:1: a link to "
                + secret.toRealPath()
                + " (expected: a file inside the hotline's folder)");
    Files.delete(folder.resolve("dialogs/out.yaml"));
    Files.writeString(folder.resolve("data.txt"), "- intent: x\n");
    Files.createSymbolicLink(folder.resolve("dialogs/in.yaml"), Path.of("../data.txt"));
    assertThat(new HotlineFiles("clinic", folder).texts())
        .containsEntry("dialogs/in.yaml", "- intent: x\n");
    Path link = Files.createSymbolicLink(home.resolve("current"), folder);
    assertThat(new HotlineFiles("clinic", link).texts()).containsKey("dialogs/in.yaml");
  }

  @Test
  void whatIsNoFileIsNotOpened() throws Exception {
    Files.createDirectories(folder.resolve("dialogs/a.yaml"));
    Files.createSymbolicLink(folder.resolve("dialogs/b.yaml"), Path.of("nowhere"));
    assertThat(problems()).hasSize(2).allMatch(line -> line.matches("dialogs/[ab].yaml:1:1: .+"));
    assertThat(problems()).contains("dialogs/a.yaml:1:1: not a file");
  }

  @Test
  void theSameFilesHaveTheSameHashAndOthersAnother() throws IOException {
    String hash = new HotlineFiles("clinic", folder).read().hash();
    Files.writeString(folder.resolve("notes.txt"), "left alone");
    assertThat(new HotlineFiles("clinic", folder).read().hash()).isEqualTo(hash).hasSize(64);
    Files.writeString(folder.resolve("dialogs/a.yaml"), "");
    String more = new HotlineFiles("clinic", folder).read().hash();
    Files.move(folder.resolve("dialogs/a.yaml"), folder.resolve("dialogs/b.yaml"));
    assertThat(new HotlineFiles("clinic", folder).read().hash()).isNotIn(hash, more);
  }

  @Test
  void recordedPromptsArePartOfAVersion() throws IOException {
    byte[] sound = "RIFF\0\0".getBytes(StandardCharsets.ISO_8859_1);
    Files.createDirectories(folder.resolve("prompts"));
    Files.write(folder.resolve("prompts/hello.wav"), sound);
    assertThat(new HotlineFiles("clinic", folder).read().files())
        .containsEntry("prompts/hello.wav", sound);
  }

  private List<String> problems() {
    return catchThrowableOfType(
            UnreadableException.class, () -> new HotlineFiles("clinic", folder).read())
        .problems()
        .stream()
        .map(Problems.Problem::toString)
        .toList();
  }
}
