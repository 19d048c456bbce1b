package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dozvon.speech.Completeness.COMPLETE;
import static org.dozvon.speech.Completeness.OPEN;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dozvon.call.Profile;
import org.dozvon.speech.Completeness;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hotline whose questions expect figures and free words, and confirm in every way. */
class ClinicHotlineTest {
  private static final Map<String, String> FILES = files();
  private static final Hotline HOTLINE = TestHotline.read("clinic", FILES);

  /** Years of birth that end in a ten, "a quarter to" and the like: a larger model has them. */
  private static final Set<String> NOT_IN_THE_SMALL_MODEL =
      Set.of(
          "двухтысячного",
          "сорокового",
          "пятидесятого",
          "шестидесятого",
          "семидесятого",
          "восьмидесятого",
          "девяностого",
          "четверо",
          "пятеро",
          "половине",
          "полдень",
          "четверти");

  private static final Instant SATURDAY = Instant.parse("2026-11-28T07:00:00Z");

  @TestFactory
  Stream<DynamicTest> conversationsGoAsTheirScriptsSay() {
    return TestHotline.conversations(HOTLINE, FILES);
  }

  @ParameterizedTest(name = "{0}, {1}: {2} is {3}")
  @CsvSource({
    "en, day, tomorrow, COMPLETE",
    "en, day, the thirtieth, OPEN",
    "en, day, november, UNFINISHED",
    "en, day, the thirtieth of, UNFINISHED",
    "en, day, november thirtieth, COMPLETE",
    "en, day, um, EMPTY",
    "en, at, nine, OPEN",
    "en, at, nine thirty, COMPLETE",
    "en, at, nine in the morning, COMPLETE",
    "en, at, half past, UNFINISHED",
    "en, people, seven, COMPLETE",
    "en, people, operator, COMPLETE",
    "ru, day, завтра, COMPLETE",
    "ru, day, через, UNFINISHED",
    "ru, at, без четверти, UNFINISHED",
    "ru, at, без четверти десять, COMPLETE",
    "ru, at, в девять, OPEN",
    "ru, people, двое, COMPLETE",
  })
  void theEndOfATurnIsJudgedByWhatIsStillToCome(
      String language, String question, String said, Completeness expected) {
    assertThat(at(Locale.of(language), question).judge().apply(said)).isEqualTo(expected);
  }

  @Test
  void twentyMayBecomeTwentyFiveAndTenOfTenIsTheLast() {
    Figure.Whole many = new Figure.Whole(1, 100);
    FigureReader reader = new FigureReader(Locale.ENGLISH, new WallClock(HOTLINE.zone()));
    assertThat(reader.judge(many, "twenty")).isEqualTo(OPEN);
    assertThat(reader.judge(many, "twenty five")).isEqualTo(COMPLETE);
    assertThat(reader.judge(many, "one")).isEqualTo(OPEN);
    assertThat(reader.judge(new Figure.Whole(1, 10), "ten")).isEqualTo(COMPLETE);
  }

  @Test
  void keysAreCompleteWhenNoMoreCanFollow() {
    assertThat(at(Locale.ENGLISH, "day").keys().max()).isEqualTo(4);
    assertThat(at(Locale.ENGLISH, "at").keys().max()).isEqualTo(4);
    assertThat(at(Locale.ENGLISH, "people").keys().max()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"en", "ru"})
  void whatIsSaidBesideAWishIsListenedForAndBareNumbersAreNot(String language) {
    List<String> open = at(Locale.of(language), "").grammar().phrases();
    assertThat(open).contains(language.equals("en") ? "tomorrow" : "завтра");
    assertThat(open).contains(language.equals("en") ? "at nine" : "в девять");
    assertThat(open).doesNotContain("nine", "девять");
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
    Set<String> unknown = new TreeSet<>(HOTLINE.grammarWords(Locale.of(language)));
    HOTLINE.intents().stream()
        .flatMap(intent -> intent.examples().get(Locale.of(language)).stream())
        .forEach(example -> unknown.removeAll(List.of(example.split(" ", -1))));
    unknown.removeAll(known);
    unknown.removeAll(NOT_IN_THE_SMALL_MODEL);
    assertThat(unknown).as("words the recogniser would drop without a word").isEmpty();
  }

  /** What is listened for at a question of the booking; the open one for no name. */
  private static Expectation at(Locale language, String question) {
    Conversation conversation =
        new Conversation(HOTLINE, language, Profile.STANDARD, Map.of("number", "1"));
    List<DialogAction> actions = conversation.on(new DialogInput.Started(), SATURDAY);
    if (!question.isEmpty()) {
      actions = conversation.on(new DialogInput.Pressed("1"), SATURDAY);
    }
    if (question.equals("at") || question.equals("people")) {
      actions = conversation.on(new DialogInput.Pressed("0412"), SATURDAY);
    }
    if (question.equals("people")) {
      actions = conversation.on(new DialogInput.Pressed("0930"), SATURDAY);
    }
    return actions.stream()
        .filter(DialogAction.Listen.class::isInstance)
        .map(action -> ((DialogAction.Listen) action).expectation())
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  /** With the grocery hotline's phrases. */
  static Map<String, String> files() {
    return TestHotline.texts(
        "clinic",
        List.of(
            "hotline.yaml",
            "dialogs/book.yaml",
            "dialogs/money.yaml",
            "dialogs/words.yaml",
            "tests/en.test.yaml",
            "tests/ru.test.yaml"));
  }
}
