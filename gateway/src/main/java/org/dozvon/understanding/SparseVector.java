package org.dozvon.understanding;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;

/** The few features a sentence has, by their numbers. Immutable. */
final class SparseVector {
  private final int[] numbers;
  private final double[] weights;

  /**
   * The numbered features.
   *
   * @param number of a feature's name; negative: left out
   */
  SparseVector(Map<String, Double> features, ToIntFunction<String> number) {
    int[] found = new int[features.size()];
    double[] weighed = new double[features.size()];
    int size = 0;
    for (Map.Entry<String, Double> feature : features.entrySet()) {
      int at = number.applyAsInt(feature.getKey());
      if (at >= 0) {
        found[size] = at;
        weighed[size++] = feature.getValue();
      }
    }
    numbers = Arrays.copyOf(found, size);
    weights = Arrays.copyOf(weighed, size);
  }

  int size() {
    return numbers.length;
  }

  /** The number of its feature at a place from 0. */
  int number(int place) {
    return numbers[place];
  }

  double weight(int place) {
    return weights[place];
  }

  /** The product with a full vector, which has a place for each number. */
  double times(double[] full) {
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      sum += full[numbers[i]] * weights[i];
    }
    return sum;
  }
}
