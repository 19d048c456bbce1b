package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What callers say, also what is no example, leads where they want to go. */
class GroceryUnderstandingTest {
  private static final Hotline HOTLINE = GroceryFiles.hotline();

  @ParameterizedTest
  @CsvFileSource(resources = "said.csv", delimiter = '|', encoding = "UTF-8")
  void wordsLeadToTheirIntent(String language, String intent, String said) {
    Match match = HOTLINE.matcher(Locale.forLanguageTag(language)).match(said);
    assertThat(name(match)).as("\"%s\" -> %s", said, match).isEqualTo(intent);
  }

  private static String name(Match match) {
    return switch (match) {
      case Match.Clear clear -> clear.intent().name();
      case Match.Unsure unsure -> unsure.intent().name() + "?";
      case Match.Person person -> "person";
      case Match.None none -> "none";
    };
  }
}
