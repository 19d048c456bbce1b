package org.dozvon.understanding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells of which kind a sentence is, by examples of each kind: multinomial logistic regression over
 * {@link Features}, learnt with AdaGrad (Duchi et al. 2011). The same examples give the same
 * classifier. Immutable once made; safe for use by many threads.
 */
public final class PhraseClassifier {
  private static final int ROUNDS = 40;
  private static final double STEP = 0.5;
  private static final double SHRINK = 0.0005;
  private static final double NEGLIGIBLE = 0.004;
  private static final double SMALL = 1e-8;

  private record Example(int kind, String text, SparseVector features) {}

  private final Features features;
  private final Stemmer stemmer;
  private final List<String> kinds;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Set<String>, Set<String>> exact = new HashMap<>();
  private final List<Example> examples = new ArrayList<>();
  private final double[][] model;

  /**
   * Learns; takes some 100 ms for 400 examples.
   *
   * @param examples kind to sentences
   */
  public PhraseClassifier(Stemmer stemmer, Map<String, ? extends Collection<String>> examples) {
    this.stemmer = stemmer;
    this.features = new Features(stemmer);
    Map<String, Collection<String>> sorted = new TreeMap<>(examples);
    this.kinds = List.copyOf(sorted.keySet());
    sorted.forEach((kind, texts) -> texts.forEach(text -> add(kind, text)));
    this.model = new double[kinds.size()][numbers.size()];
    learn();
  }

  private void add(String kind, String text) {
    SparseVector found =
        new SparseVector(
            features.of(text), name -> numbers.computeIfAbsent(name, unseen -> numbers.size()));
    examples.add(new Example(kinds.indexOf(kind), text, found));
    exact
        .computeIfAbsent(Set.copyOf(new HashSet<>(stemmer.content(text))), s -> new HashSet<>())
        .add(kind);
  }

  private void learn() {
    double[][] seen = new double[kinds.size()][numbers.size()];
    List<Example> order = new ArrayList<>(examples);
    Random random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      order.forEach(example -> learn(example, seen));
    }
  }

  private void learn(Example example, double[][] seen) {
    SparseVector features = example.features();
    double[] probabilities = probabilities(features);
    for (int kind = 0; kind < model.length; kind++) {
      double error = probabilities[kind] - (kind == example.kind() ? 1 : 0);
      if (Math.abs(error) < NEGLIGIBLE) {
        continue; // most of them, after a few rounds: three quarters of the time
      }
      for (int i = 0; i < features.size(); i++) {
        int feature = features.number(i);
        double slope = error * features.weight(i) + SHRINK * model[kind][feature];
        seen[kind][feature] += slope * slope;
        model[kind][feature] -= STEP * slope / Math.sqrt(SMALL + seen[kind][feature]);
      }
    }
  }

  private double[] probabilities(SparseVector features) {
    double[] scores = new double[model.length];
    Arrays.setAll(scores, kind -> features.times(model[kind]));
    double best = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (int kind = 0; kind < scores.length; kind++) {
      scores[kind] = Math.exp(scores[kind] - best);
      sum += scores[kind];
    }
    for (int kind = 0; kind < scores.length; kind++) {
      scores[kind] /= sum;
    }
    return scores;
  }

  /**
   * Every kind, the likeliest first; none when no example holds any of the words that matter. The
   * words of an example lead to its kind surely.
   */
  public List<Guess> guesses(String text) {
    Set<String> content = new HashSet<>(stemmer.content(text));
    if (content.stream().noneMatch(numbers::containsKey)) {
      return List.of();
    }
    Set<String> same = exact.getOrDefault(content, Set.of());
    if (same.size() == 1) {
      return sure(same.iterator().next());
    }
    return ranked(probabilities(seen(text)));
  }

  /** How many words of a sentence matter and stand in examples. */
  public int known(String text) {
    return (int) stemmer.content(text).stream().distinct().filter(numbers::containsKey).count();
  }

  private SparseVector seen(String text) {
    return new SparseVector(features.of(text), name -> numbers.getOrDefault(name, -1));
  }

  private List<Guess> sure(String kind) {
    double[] probabilities = new double[kinds.size()];
    probabilities[kinds.indexOf(kind)] = 1;
    return ranked(probabilities);
  }

  private List<Guess> ranked(double[] probabilities) {
    List<Guess> guesses = new ArrayList<>();
    for (int kind = 0; kind < probabilities.length; kind++) {
      guesses.add(new Guess(kinds.get(kind), probabilities[kind]));
    }
    guesses.sort(Comparator.comparingDouble((Guess guess) -> -guess.probability()));
    return guesses;
  }

  /** The example of a kind that is most like a sentence, to explain a guess. */
  public Optional<String> nearest(String kind, String text) {
    double[] said = new double[numbers.size()];
    SparseVector seen = seen(text);
    for (int i = 0; i < seen.size(); i++) {
      said[seen.number(i)] = seen.weight(i);
    }
    return examples.stream()
        .filter(example -> example.kind() == kinds.indexOf(kind))
        .max(Comparator.comparingDouble(example -> example.features().times(said)))
        .map(Example::text);
  }
}
