package org.dozvon.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dozvon.call.Caller;
import org.dozvon.call.HearingLoss;
import org.dozvon.call.ProfileChoice;
import org.dozvon.ivr.ProfileChooser;
import org.dozvon.ivr.ProfileRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reasons as they are really written, told to somebody who reads Russian. */
class ReasonsTest {
  private static final Reasons RUSSIAN = new Reasons(new Texts(Locale.of("ru")));
  private static final Path FORMS =
      Path.of("src/main/resources/org/dozvon/console/texts/reasons_en.properties");

  /** Their pieces are chosen one by one, so that the source has them in no one string. */
  private static final Set<String> PUT_TOGETHER =
      Set.of(
          "distressed",
          "missed-paused",
          "same-minutes",
          "same-hours",
          "joined",
          "joined-gentle",
          "went-on",
          "vanished");

  private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");

  static Stream<String> whatIsWritten() {
    return Stream.concat(profiles(), Stream.of(HearingLoss.values()).map(HearingLoss::reason));
  }

  private static Stream<String> profiles() {
    ProfileRules.Numbers callers = new ProfileRules.Numbers(Set.of("1"), Set.of("3"));
    ProfileRules.Numbers called = new ProfileRules.Numbers(Set.of("2"), Set.of("4"));
    ProfileChooser chooser = new ProfileChooser(new ProfileRules(callers, called, 70));
    Stream<ProfileChoice> lists =
        Stream.of(
                new Caller("1", "", "9"),
                new Caller("2", "", "9"),
                new Caller("9", "", "3"),
                new Caller("9", "", "4"))
            .map(caller -> chooser.choose(caller, Map.of(), 2026));
    Caller other = new Caller("9", "", "9");
    Stream<ProfileChoice> records =
        Stream.of(Map.of("flag", "person"), Map.of("flag", "gentle"), Map.of("born", "1949"))
            .map(record -> chooser.choose(other, record, 2026));
    return Stream.concat(Stream.of(ProfileChoice.DEFAULT), Stream.concat(lists, records))
        .map(ProfileChoice::reason);
  }

  @ParameterizedTest
  @MethodSource("whatIsWritten")
  void isRussianToTheLastWord(String written) {
    assertThat(RUSSIAN.of(written)).isNotEqualTo(written).doesNotContainPattern(LATIN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          caller record: born 1949 | в карточке: год рождения 1949
          called 8800: gentle | набран номер 8800: бережно
          angry words: rude, closing | сердитые слова: rude, closing
          called about the same 20 min ago | звонил о том же 20 мин назад
          distressed words: help | слова о беде: help
          called about the same 3 h ago | звонил о том же 3 ч назад
          PJSIP/101 did not pick up | PJSIP/101: не взяли трубку
          route card failed: route card gave no answer within 5000 ms | запрос card не удался: запрос card: нет ответа за 5000 мс
          the bot could not go on: no sound arrives from the caller | бот не смог продолжить: от звонящего не приходит звук
          no connection to Asterisk's manager is configured | связь с менеджером Asterisk не настроена
          this phone talks with no caller of a queue | этот телефон сейчас не говорит ни с кем из очереди
          "a b" is no name of a queue | «a b» — не имя очереди
          No such channel | No such channel
          """)
  void whatIsNamedInItStays(String written, String told) {
    assertThat(RUSSIAN.of(written)).isEqualTo(told);
    assertThat(new Reasons(new Texts(Locale.ENGLISH)).of(written)).isEqualTo(written);
  }

  /** Whoever changes a sentence is told that its form must follow. */
  @Test
  void everyFormIsWrittenSomewhere() throws IOException {
    String sources = sources();
    Properties forms = new Properties();
    try (Reader file = Files.newBufferedReader(FORMS)) {
      forms.load(file);
    }
    List<String> missing =
        forms.stringPropertyNames().stream()
            .filter(key -> !PUT_TOGETHER.contains(key))
            .flatMap(key -> Stream.of(forms.getProperty(key).split("\\{\\d}")))
            .filter(piece -> !sources.contains(piece.replace("\"", "\\\"")))
            .toList();
    assertThat(missing).isEmpty();
  }

  /** All of the program, with strings over several lines as one. */
  private static String sources() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
      }
    }
    return all.toString();
  }

  /** A form that fits everything would tell every sentence anew. */
  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a sentence that nobody here has written", "1949"})
  void otherSentencesStay(String written) {
    assertThat(RUSSIAN.of(written)).isEqualTo(written);
  }
}
