package org.dozvon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/map.md: every package stands there with its own sentence, and every file it names. */
class MapTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Path MAIN = Path.of("src/main/java/org/dozvon");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z/]+)` \\| (.*) \\|$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");

  private static String map() throws IOException {
    return Files.readString(DOCS.resolve("map.md"));
  }

  @Test
  void everyPackageStandsThereWithItsSentence() throws IOException {
    String page = map();
    String table =
        page.substring(page.indexOf("## Packages of the gateway"), page.indexOf("## Beside it"));
    Map<String, String> told = new TreeMap<>();
    ROW.matcher(table).results().forEach(row -> told.put(row.group(1), row.group(2)));
    assertThat(told).containsExactlyInAnyOrderEntriesOf(packages());
  }

  @Test
  void everyFileThatIsNamedIsThere() throws IOException {
    List<String> links = LINK.matcher(map()).results().map(link -> link.group(1)).toList();
    assertThat(links)
        .isNotEmpty()
        .allSatisfy(link -> assertThat(DOCS.resolve(link).normalize()).exists());
  }

  /** Every folder with sources, by its name below ours. */
  private static Map<String, String> packages() throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String name = MAIN.relativize(file.getParent()).toString().replace('\\', '/');
        Path about = file.resolveSibling("package-info.java");
        if (!name.isEmpty() && !found.containsKey(name)) {
          found.put(name, Files.exists(about) ? sentence(Files.readString(about)) : "says nothing");
        }
      }
    }
    return found;
  }

  private static String sentence(String source) {
    return COMMENT
        .matcher(source)
        .results()
        .findFirst()
        .map(comment -> comment.group(1))
        .orElse("")
        .replaceAll("\n *\\*", " ")
        .strip()
        .replaceAll("\\s+", " ")
        .replaceAll("\\{@code ([^}]*)}", "$1")
        .replaceAll("\\{@link (?:[a-z]+\\.)*([A-Za-z]+)}", "$1")
        .replaceFirst("(?<=\\.) [A-Z<].*", "");
  }
}
