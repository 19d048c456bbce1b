package org.dozvon.dialog;

import java.util.List;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;

/** Whether the questions of an intent can be answered by everybody, also without being heard. */
final class QuestionCheck {
  /** More choices at a time are lost on many callers (W3C COGA). */
  private static final int MANY = 3;

  /** 60 ms until the recogniser has so many (gateway/docs/benchmarks.md). */
  private static final int LONG_LIST = 10_000;

  private final Intent intent;
  private final Problems warnings;

  QuestionCheck(Intent intent, Problems warnings) {
    this.intent = intent;
    this.warnings = warnings;
  }

  void check() {
    intent
        .steps()
        .forEach(
            (name, step) -> {
              if (step instanceof Step.Ask ask) {
                check(intent.places().get(name), ask);
              }
            });
  }

  private void check(Place place, Step.Ask ask) {
    if (ask.expects() instanceof Expects.Phrase phrase && phrase.keys() == 0) {
      warnings.add(
          place,
          "this question cannot be answered by keys: who is not heard gets a person (keys: 3"
              + " offers the first three of the list)");
    }
    if (ask.expects() instanceof Expects.OneOf oneOf && oneOf.options().size() > MANY) {
      warnings.add(
          place,
          oneOf.options().size()
              + " options: more than "
              + MANY
              + " at a time are lost on many callers (ask in two questions)");
    }
    if (ask.expects() instanceof Expects.Phrase phrase && longest(phrase) > LONG_LIST) {
      warnings.add(
          place,
          "a list of "
              + longest(phrase)
              + " phrases: the recogniser takes a quarter of a second to learn 50,000 at each call,"
              + " and mixes up what sounds alike (at most "
              + LONG_LIST
              + ": ask for the part of town first)");
    }
    if (ask.expects() instanceof Expects.Phrase phrase && phrase.keys() > MANY) {
      warnings.add(
          place,
          phrase.keys()
              + " phrases are offered by keys: more than "
              + MANY
              + " at a time are lost on many callers (keys: 3)");
    }
  }

  private static int longest(Expects.Phrase phrase) {
    return phrase.phrases().values().stream().mapToInt(List::size).max().orElse(0);
  }
}
