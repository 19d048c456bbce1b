package org.dozvon.dialog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;

/** Whether what callers may say leads where it is written. */
final class PhraseCheck {
  private final Hotline hotline;
  private final List<WrittenPhrase> written;
  private final Problems warnings;

  PhraseCheck(Hotline hotline, List<WrittenPhrase> written, Problems warnings) {
    this.hotline = hotline;
    this.written = written;
    this.warnings = warnings;
  }

  void check() {
    Map<String, Place> examples = new HashMap<>();
    for (WrittenPhrase phrase : written) {
      String text = Lexicon.normal(phrase.text());
      Lexicon lexicon = Lexicon.of(phrase.language());
      if (lexicon.asksForPerson(text)) {
        warn(phrase, "is taken for wanting a person, before anything else");
      } else if (lexicon.aside(text).isPresent()) {
        String aside = lexicon.aside(text).get().name().toLowerCase(java.util.Locale.ROOT);
        warn(phrase, "means \"" + aside.replace('_', ' ') + "\" at every moment");
      }
      if (phrase.block().equals("examples")) {
        Place before = examples.putIfAbsent(phrase.language() + " " + text, phrase.place());
        if (before != null) {
          warn(phrase, "stands twice among the examples (also at " + before + ")");
        } else {
          leads(phrase, text);
        }
      }
    }
  }

  /** An example must lead to its own intent; which one that is, its own score tells. */
  private void leads(WrittenPhrase phrase, String text) {
    Optional<Intent> own =
        hotline.intents().stream()
            .filter(
                intent ->
                    intent.examples().getOrDefault(phrase.language(), List.of()).stream()
                        .anyMatch(example -> Lexicon.normal(example).equals(text)))
            .findFirst();
    Match match = hotline.matcher(phrase.language()).match(text);
    switch (match) {
      case Match.Clear clear ->
          own.filter(intent -> !intent.equals(clear.intent()))
              .ifPresent(
                  intent -> warn(phrase, "leads to \"" + clear.intent().name() + "\" instead"));
      case Match.Unsure unsure ->
          warn(
              phrase,
              "is so like another intent's examples that the caller is asked what is meant"
                  + " (write what only these callers say)");
      case Match.Person person -> warn(phrase, "is taken for wanting a person");
      case Match.None none ->
          warn(phrase, "holds only words that every sentence has: nobody is understood by it");
    }
  }

  private void warn(WrittenPhrase phrase, String message) {
    warnings.add(phrase.place(), "\"" + phrase.text() + "\" " + message);
  }
}
