package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dozvon.speech.Utterance;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped hotline keeps its promises. */
class GroceryHotlineTest {
  private static final Hotline HOTLINE = GroceryFiles.hotline();

  @TestFactory
  Stream<DynamicTest> conversationsGoAsTheirScriptsSay() {
    Problems problems = new Problems();
    List<Rehearsal> rehearsals = new RehearsalReader(problems).read(GroceryFiles.texts());
    assertThat(problems.list()).isEmpty();
    assertThat(rehearsals).hasSizeGreaterThanOrEqualTo(15);
    return rehearsals.stream()
        .map(
            rehearsal ->
                DynamicTest.dynamicTest(
                    rehearsal.language() + " " + rehearsal.name(),
                    () -> assertThat(rehearsal.play(HOTLINE).mistake()).isEmpty()));
  }

  @ParameterizedTest
  @CsvSource({"en", "ru"})
  void everyWordThatMayBeSaidIsKnownToTheShippedModel(String language) throws IOException {
    Optional<Path> list = GroceryFiles.find("voice-models/demo-" + language + "/graph/words.txt");
    assumeTrue(list.isPresent(), "voice-models/demo-" + language + " is not in this working copy");
    Set<String> known =
        Files.readAllLines(list.get()).stream()
            .map(line -> line.substring(0, line.indexOf(' ')))
            .collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>(HOTLINE.grammarWords(Locale.forLanguageTag(language)));
    unknown.removeAll(known);
    assertThat(unknown).as("words the recogniser would drop without a word").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"en", "ru"})
  void fixedPromptsHoldNoFiguresAndNoPlacesForValues(String language) {
    assertThat(Utterance.texts(HOTLINE.fixedPrompts(Locale.forLanguageTag(language))))
        .isNotEmpty()
        .allSatisfy(sentence -> assertThat(sentence).doesNotContainPattern("[0-9{}|]"));
  }
}
