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
import java.util.stream.Stream;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.DynamicTest;

/** Hotlines that lie beside the tests, and what every hotline's tests have in common. */
final class TestHotline {
  private TestHotline() {}

  /** These files of a folder beside the tests, with the grocery hotline's phrases. */
  static Map<String, String> texts(String folder, List<String> names) {
    Map<String, String> files = new TreeMap<>();
    for (String name : names) {
      try (InputStream in = TestHotline.class.getResourceAsStream(folder + "/" + name)) {
        files.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String grocery = GroceryFiles.texts().get("hotline.yaml");
    files.merge("hotline.yaml", grocery.substring(grocery.indexOf("\nphrases:")), String::concat);
    return files;
  }

  /** The hotline of these files, which have no mistake. */
  static Hotline read(String name, Map<String, String> texts) {
    Problems problems = new Problems();
    Optional<Hotline> hotline = new HotlineReader().read(name, texts, problems);
    assertThat(problems.list()).isEmpty();
    return hotline.orElseThrow();
  }

  /** One test for each conversation of its tests. */
  static Stream<DynamicTest> conversations(Hotline hotline, Map<String, String> texts) {
    Problems problems = new Problems();
    List<Rehearsal> rehearsals = new RehearsalReader(problems).read(texts);
    assertThat(problems.list()).isEmpty();
    return rehearsals.stream()
        .map(
            rehearsal ->
                DynamicTest.dynamicTest(
                    rehearsal.language() + " " + rehearsal.name(),
                    () -> assertThat(rehearsal.play(hotline).mistake()).isEmpty()));
  }
}
