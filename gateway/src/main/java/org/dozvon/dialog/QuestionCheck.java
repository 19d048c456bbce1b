package org.dozvon.dialog;

import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;

/** Whether the questions of an intent can be answered by everybody, also without being heard. */
final class QuestionCheck {
  /** More choices at a time are lost on many callers (W3C COGA). */
  private static final int MANY = 3;

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
    if (ask.expects() instanceof Expects.Phrase phrase && phrase.keys() > MANY) {
      warnings.add(
          place,
          phrase.keys()
              + " phrases are offered by keys: more than "
              + MANY
              + " at a time are lost on many callers (keys: 3)");
    }
  }
}
