package org.dozvon.dialog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dozvon.understanding.Guess;
import org.dozvon.understanding.PhraseClassifier;
import org.dozvon.understanding.Stemmer;

/**
 * Finds the intent whose example phrases are most like what was said, or that a person is wanted.
 * Immutable; safe for use by many threads. Learns when it is asked first.
 */
final class IntentMatcher {
  /** Surely meant from here on; found on one half of the held phrases, as the others. */
  static final double CLEAR = 0.6;

  /** Worth a question from here on. */
  static final double UNSURE = 0.18;

  /** So far the next one must be behind. */
  static final double MARGIN = 0.2;

  /** The next one is mentioned, too, when it is so near the first. */
  private static final double NEAR = 0.5;

  private static final double TWICE = 2;
  private static final String PERSON = "0";

  private final Map<String, Intent> intents = new TreeMap<>();
  private final Map<String, List<String>> examples = new TreeMap<>();
  private final Stemmer stemmer;
  private volatile PhraseClassifier classifier;

  /**
   * A matcher of one language.
   *
   * @param synonyms groups of words that mean the same in this hotline
   */
  IntentMatcher(Locale language, Collection<Intent> intents, Collection<List<String>> synonyms) {
    this.stemmer = new Stemmer(language, synonyms);
    for (Intent intent : intents) {
      this.intents.put(intent.name(), intent);
      examples.put(
          intent.name(),
          intent.examples().getOrDefault(language, List.of()).stream()
              .map(Lexicon::normal)
              .toList());
    }
    examples.put(PERSON, Lexicon.of(language).person().stream().map(Lexicon::normal).toList());
  }

  /** Learns, unless that is done. */
  void learn() {
    classifier();
  }

  private PhraseClassifier classifier() {
    PhraseClassifier ready = classifier;
    if (ready == null) {
      // Two threads may learn at the same time; they learn the same.
      ready = new PhraseClassifier(stemmer, examples);
      classifier = ready;
    }
    return ready;
  }

  /**
   * What an utterance is most like; text is normal. A single word that is no example is worth a
   * question and no more: recognisers make words of noises.
   */
  Match match(String text) {
    List<Guess> guesses = classifier().guesses(text);
    if (guesses.isEmpty() || guesses.getFirst().probability() < UNSURE) {
      return new Match.None();
    }
    Guess first = guesses.getFirst();
    double second = guesses.size() > 1 ? guesses.get(1).probability() : 0;
    boolean clear =
        first.probability() >= CLEAR
            && first.probability() - second >= MARGIN
            && (first.probability() == 1 || classifier().known(text) > 1);
    if (first.kind().equals(PERSON)) {
      return clear ? new Match.Person() : new Match.None();
    }
    if (clear) {
      return new Match.Clear(intents.get(first.kind()), first.probability());
    }
    Optional<Intent> other =
        Optional.of(guesses.get(1))
            .filter(g -> g.probability() >= UNSURE && second >= NEAR * first.probability())
            .map(g -> intents.get(g.kind()));
    return new Match.Unsure(intents.get(first.kind()), other, first.probability());
  }

  /** Whether all of its words stand in any sentence whatever, like "do you" and "a well". */
  boolean saysNothing(String text) {
    return !text.isEmpty() && stemmer.content(text).isEmpty();
  }

  /** How likely each intent is, the likeliest first. */
  List<IntentScore> scores(String text) {
    List<IntentScore> scores = new ArrayList<>();
    for (Guess guess : classifier().guesses(text)) {
      String name = guess.kind().equals(PERSON) ? "person" : guess.kind();
      String example = classifier().nearest(guess.kind(), text).orElse("");
      scores.add(new IntentScore(name, guess.probability(), example));
    }
    return scores;
  }

  /** Which of two an utterance is about; it must be twice as likely as the other. */
  Optional<Intent> between(String text, Intent first, Intent second) {
    List<Guess> guesses = classifier().guesses(text);
    double one = probability(guesses, first);
    double other = probability(guesses, second);
    if (Math.max(one, other) < UNSURE) {
      return Optional.empty();
    }
    return one >= TWICE * other
        ? Optional.of(first)
        : Optional.of(second).filter(intent -> other >= TWICE * one);
  }

  private static double probability(List<Guess> guesses, Intent intent) {
    return guesses.stream()
        .filter(guess -> guess.kind().equals(intent.name()))
        .mapToDouble(Guess::probability)
        .sum();
  }

  /** Whether the first so many words of an utterance leave it open what is wanted. */
  boolean isOpenAfter(int words, String text) {
    List<String> said = Lexicon.split(text);
    return said.size() >= words
        && IntStream.rangeClosed(1, words)
            .mapToObj(n -> match(String.join(" ", said.subList(0, n))))
            .noneMatch(Match.Clear.class::isInstance);
  }
}
