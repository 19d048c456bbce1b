package org.dozvon.dialog;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Utterance;

/**
 * What a question expects, for the ears and the keys.
 *
 * @param grammar what may be said
 * @param judge how finished the words heard so far are; pure, fast, called on every partial
 * @param keys what may be pressed
 * @param patience silence after the bot's words before {@code StayedSilent}
 * @param foresee the sentences that these words, should the turn end with them, will likely be
 *     answered with, as far as they can be spoken ahead; pure, fast, without any effect
 */
public record Expectation(
    Grammar grammar,
    Function<String, Completeness> judge,
    KeyPlan keys,
    Duration patience,
    Function<String, List<Utterance>> foresee) {
  /** Nothing is foreseen. */
  public Expectation(
      Grammar grammar, Function<String, Completeness> judge, KeyPlan keys, Duration patience) {
    this(grammar, judge, keys, patience, words -> List.of());
  }
}
