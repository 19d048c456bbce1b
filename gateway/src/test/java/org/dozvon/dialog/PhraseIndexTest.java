package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A list is searched by its words, with the answers that a search through all phrases gives. */
class PhraseIndexTest {
  private static final List<String> PHRASES =
      List.of("oak street", "oak", "main street", "Новая Ёлка", "street of the oak", "elm oak");

  @Test
  void itFindsWhatALookAtEveryPhraseFinds() {
    PhraseIndex index = PhraseIndex.of(PHRASES);
    for (String said :
        List.of(
            "",
            "oak",
            "street oak",
            "the street of the oak",
            "elm oak street",
            "новая елка",
            "main",
            "uh main street please",
            "elm")) {
      assertThat(index.longest(said)).as(said).isEqualTo(slowly(said));
    }
  }

  @Test
  void ofManyNamesOnlyAFewAreLookedAt() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      names.add("name" + i / 200 + " word" + i % 200 + " street");
    }
    PhraseIndex index = PhraseIndex.of(names);
    assertThat(index.longest("uh word7 street name3")).contains("name3 word7 street");
    assertThat(index.byWord().values()).allMatch(entries -> entries.size() <= 250);
    assertThat(index.byWord()).doesNotContainKey("street");
  }

  private static Optional<String> slowly(String said) {
    List<String> words = Lexicon.split(said);
    return PHRASES.stream()
        .filter(phrase -> words.containsAll(Lexicon.split(Lexicon.normal(phrase))))
        .max(Comparator.comparingInt(String::length));
  }
}
