package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of docs/configuration.md holds the keys that the reader knows, with their defaults. */
class ConfigurationTableTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\| (.+?) \\| (.+) \\|$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Near to no key, so that the reader lists those it knows. */
  private static final String UNKNOWN = "qqqqqqqqqqqqqqqq";

  private static final Pattern KNOWN =
      Pattern.compile("unknown name \"" + UNKNOWN + "\" \\(known here: ([^)]+)\\)");

  @Test
  void theTableHoldsTheKeysThatTheReaderKnows() throws IOException {
    assertThat(rows().stream().map(row -> row.group(1)))
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(keysBelow(""));
  }

  @TestFactory
  Stream<DynamicTest> defaultsAreThoseOfTheReader() throws IOException {
    return rows().stream()
        .filter(row -> CODE.matcher(row.group(2)).matches())
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.group(1), () -> isDefault(row.group(1), row.group(2).replace("`", ""))));
  }

  private static void isDefault(String key, String value) {
    Problems problems = new Problems();
    Configuration said = read(yaml(key, value), problems);
    String block = key.contains(".") ? yaml(key.substring(0, key.lastIndexOf('.')), "{}") : "";
    assertThat(said).isEqualTo(read(block, problems));
    assertThat(problems.list()).isEmpty();
  }

  /** The keys of a block, as the reader lists them when it meets a name that it does not know. */
  private static List<String> keysBelow(String block) {
    List<String> keys = new ArrayList<>();
    for (String name : known(block)) {
      String key = block.isEmpty() ? name : block + "." + name;
      if (!known(key).isEmpty()) {
        keys.addAll(keysBelow(key));
      } else if (!known(key + ".LANGUAGE").isEmpty()) {
        keys.addAll(keysBelow(key + ".LANGUAGE"));
      } else {
        keys.add(takesAnyName(key) ? key + ".LANGUAGE" : key);
      }
    }
    return keys;
  }

  private static List<String> known(String block) {
    Problems problems = new Problems();
    var unused = read(yaml(block.isEmpty() ? UNKNOWN : block + "." + UNKNOWN, "1"), problems);
    Matcher matcher = KNOWN.matcher(problems.toString());
    return matcher.find() ? List.of(matcher.group(1).split(", ", -1)) : List.of();
  }

  private static boolean takesAnyName(String key) {
    Problems problems = new Problems();
    var unused = read(yaml(key + "." + UNKNOWN, "1"), problems);
    return problems.list().isEmpty();
  }

  /** One key with its blocks: {@code {agi: {listen: value}}}. */
  private static String yaml(String key, String value) {
    String[] names = key.split("\\.", -1);
    return "{" + String.join(": {", names) + ": " + value + "}".repeat(names.length);
  }

  private static Configuration read(String text, Problems problems) {
    return new ConfigReader(Path.of(""), Map.of(), problems)
        .read("dozvon.yaml", text)
        .orElseThrow();
  }

  private static List<MatchResult> rows() throws IOException {
    Path table = Path.of("docs/configuration.md");
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      if (Files.exists(up.resolve(table))) {
        return ROW.matcher(Files.readString(up.resolve(table))).results().toList();
      }
    }
    throw new IOException("no " + table + " above the working directory");
  }
}
