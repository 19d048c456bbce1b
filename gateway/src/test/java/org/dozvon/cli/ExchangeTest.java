package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All places or none. */
class ExchangeTest {
  @TempDir Path home;

  @Test
  void whenOneFailsThoseBeforeItAreTakenBack() throws Exception {
    write("yaml", "old");
    write("first/a", "old a");
    write("second/b", "old b");
    List<String> before = all();
    assertThatThrownBy(
            () -> {
              try (Exchange exchange = new Exchange("now")) {
                exchange.file(home.resolve("yaml"), "new");
                fill(exchange.folder(home.resolve("first"), path -> true), "a");
                fill(exchange.folder(home.resolve("new/place"), path -> true), "c");
                // What is not taken out stands in the way.
                fill(exchange.folder(home.resolve("second"), path -> false), "b");
                exchange.commit();
              }
            })
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void theFolderItselfStaysAndWhatIsNotMeantStaysInIt() throws Exception {
    write("first/a", "old a");
    write("first/other", "of somebody else");
    Object folder = key("first");
    for (int i = 0; i < 2; i++) {
      try (Exchange exchange = new Exchange("now")) {
        fill(exchange.folder(home.resolve("first"), path -> !path.endsWith("other")), "a");
        assertThat(exchange.commit()).hasSize(1);
      }
    }
    assertThat(key("first")).isEqualTo(folder);
    assertThat(all())
        .containsExactly(
            "first",
            "first/.before-restore-now",
            "first/.before-restore-now-2",
            "first/.before-restore-now-2/a=new",
            "first/.before-restore-now/a=old a",
            "first/a=new",
            "first/other=of somebody else");
  }

  private Object key(String name) throws IOException {
    return Files.getAttribute(home.resolve(name), "unix:ino");
  }

  private static void fill(Path folder, String name) throws IOException {
    Files.writeString(folder.resolve(name), "new");
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> all() throws IOException {
    try (Stream<Path> tree = Files.walk(home)) {
      List<Path> paths = tree.filter(path -> !path.equals(home)).toList();
      return paths.stream().map(this::told).sorted().toList();
    }
  }

  private String told(Path path) {
    try {
      String name = home.relativize(path).toString();
      return Files.isDirectory(path) ? name : name + "=" + Files.readString(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
