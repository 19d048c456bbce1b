package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dozvon.speech.Utterance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped hotline keeps its promises. */
class GroceryHotlineTest {
  private static final Hotline HOTLINE = GroceryFiles.hotline();

  @TestFactory
  Stream<DynamicTest> conversationsGoAsTheirScriptsSay() {
    return TestHotline.conversations(HOTLINE, GroceryFiles.texts());
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
