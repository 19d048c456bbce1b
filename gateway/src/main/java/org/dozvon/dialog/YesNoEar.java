package org.dozvon.dialog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Grammar;

/** Hears yes and no outside of a hotline's dialogs. Immutable. */
final class YesNoEar {
  private final Lexicon lexicon;

  YesNoEar(Locale language) {
    this.lexicon = Lexicon.of(language);
  }

  /** Yes, no and a person, by voice; one key. */
  Expectation expectation(Duration patience) {
    List<String> phrases = new ArrayList<>(lexicon.yes());
    phrases.addAll(lexicon.no());
    phrases.addAll(lexicon.person());
    Function<String, Completeness> judge =
        words ->
            read(Lexicon.normal(words)).isPresent() ? Completeness.COMPLETE : Completeness.OPEN;
    return new Expectation(new Grammar(phrases, true), judge, KeyPlan.MENU, patience);
  }

  /** True: yes, false: no; empty: neither. */
  Optional<Boolean> read(String normal) {
    if (lexicon.is(lexicon.yes(), normal)) {
      return Optional.of(true);
    }
    return Optional.of(false).filter(no -> lexicon.is(lexicon.no(), normal));
  }
}
