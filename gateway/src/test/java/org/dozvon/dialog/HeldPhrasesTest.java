package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Phrasings that are no examples are understood no worse than they were. */
class HeldPhrasesTest {
  private static final Hotline HOTLINE = GroceryFiles.hotline();

  @ParameterizedTest
  @ValueSource(strings = {"en", "ru"})
  void halfIsUnderstoodAtOnceAndLittleWrongly(String tag) {
    Locale language = Locale.forLanguageTag(tag);
    List<HeldPhrases.Outcome> outcomes =
        HeldPhrases.of(language).stream()
            .map(phrase -> HeldPhrases.outcome(HOTLINE, language, phrase, phrase.text()))
            .toList();
    assertThat(share(outcomes, HeldPhrases.Outcome.RIGHT)).isGreaterThan(0.48);
    assertThat(share(outcomes, HeldPhrases.Outcome.WRONG)).isLessThan(0.06);
  }

  private static double share(List<HeldPhrases.Outcome> outcomes, HeldPhrases.Outcome wanted) {
    return (double) outcomes.stream().filter(wanted::equals).count() / outcomes.size();
  }
}
