package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dozvon.yaml.Problems;

/** A hotline of tests: conditions, wishes inside wishes, messages, hours. */
final class ClubFiles {
  private ClubFiles() {}

  static Hotline hotline() {
    Problems problems = new Problems();
    Optional<Hotline> hotline = new HotlineReader().read("club", texts(), problems);
    assertThat(problems.list()).isEmpty();
    return hotline.orElseThrow();
  }

  static Map<String, String> texts() {
    Map<String, String> files = new TreeMap<>();
    for (String name :
        List.of(
            "hotline.yaml",
            "queues.yaml",
            "dialogs/club.yaml",
            "tests/en.test.yaml",
            "tests/ru.test.yaml")) {
      try (InputStream in = ClubFiles.class.getResourceAsStream("club/" + name)) {
        files.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String grocery = GroceryFiles.texts().get("hotline.yaml");
    files.merge("hotline.yaml", grocery.substring(grocery.indexOf("\nphrases:")), String::concat);
    return files;
  }
}
