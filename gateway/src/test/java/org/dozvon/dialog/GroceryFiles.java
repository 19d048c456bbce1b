package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dozvon.yaml.Problems;

/** The grocery hotline as it is shipped. */
final class GroceryFiles {
  private GroceryFiles() {}

  static Hotline hotline() {
    Problems problems = new Problems();
    Optional<Hotline> hotline = new HotlineReader().read("grocery", texts(), problems);
    assertThat(problems.list()).isEmpty();
    return hotline.orElseThrow();
  }

  static Map<String, String> texts() {
    Path folder = find("dialplans/hotlines/grocery").orElseThrow();
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** A file or folder of the repository, found by walking up from the working directory. */
  static Optional<Path> find(String path) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(path))) {
        return Optional.of(at.resolve(path));
      }
    }
    return Optional.empty();
  }
}
