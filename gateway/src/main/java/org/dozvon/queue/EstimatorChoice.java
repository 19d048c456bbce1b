package org.dozvon.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which estimator of one queue is believed: the one with the least mean absolute error among the
 * last callers. It changes only for one that is clearly better. Confined to one thread.
 */
public final class EstimatorChoice {
  /** Callers whose errors count. */
  static final int LATELY = 200;

  /** Before so many callers nothing is changed. */
  static final int ENOUGH = 30;

  /** Another must have less than this share of the error. */
  static final double CLEARLY = 0.9;

  private final List<String> words;
  private final List<Deque<Double>> errors = new ArrayList<>();
  private final double[] sums;
  private int chosen;

  /**
   * Begins with the first.
   *
   * @param words the estimators' names
   */
  public EstimatorChoice(List<String> words) {
    this.words = List.copyOf(words);
    this.sums = new double[words.size()];
    words.forEach(word -> errors.add(new ArrayDeque<>()));
  }

  /**
   * A wait is over.
   *
   * @param predicted what each estimator had said, seconds
   * @param actual what it was, seconds
   */
  public void learn(double[] predicted, double actual) {
    for (int i = 0; i < sums.length; i++) {
      double error = Math.abs(predicted[i] - actual);
      errors.get(i).add(error);
      sums[i] += error;
      if (errors.get(i).size() > LATELY) {
        sums[i] -= errors.get(i).remove();
      }
    }
    int best =
        Collections.min(
            IntStream.range(0, sums.length).boxed().toList(),
            Comparator.comparingDouble(i -> sums[i]));
    if (errors.getFirst().size() >= ENOUGH && sums[best] < CLEARLY * sums[chosen]) {
      chosen = best;
    }
  }

  /** The place of the one to be believed. */
  public int chosen() {
    return chosen;
  }

  /** Its name. */
  public String word() {
    return words.get(chosen);
  }

  /** The mean absolute error of one lately, seconds; 0 before the first caller. */
  public double error(int place) {
    return errors.get(place).isEmpty() ? 0 : sums[place] / errors.get(place).size();
  }
}
