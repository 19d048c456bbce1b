package org.dozvon.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.dozvon.yaml.Nearest;

/**
 * Makes a recogniser's errors: of the words that go wrong six in ten become another one that looks
 * alike, three are dropped, and before one a word comes in that nobody said. Always the same for
 * the same seed.
 */
final class WordNoise {
  /** Among so many of the most alike words one is chosen. */
  private static final int ALIKE = 3;

  private final Random random;
  private final List<String> known;

  /**
   * @param known the words that the recogniser can hear
   */
  WordNoise(long seed, Set<String> known) {
    this.random = new Random(seed);
    this.known = known.stream().filter(word -> word.length() > 1).sorted().toList();
  }

  /**
   * The words as they may be heard; may be none.
   *
   * @param rate the share of words that goes wrong, 0..1
   */
  String over(String words, double rate) {
    List<String> heard = new ArrayList<>();
    for (String word : words.strip().split("\\s+", -1)) {
      if (known.isEmpty() || random.nextDouble() >= rate) {
        heard.add(word);
        continue;
      }
      int kind = random.nextInt(10);
      if (kind < 6) {
        heard.add(alike(word));
      } else if (kind == 9) {
        heard.add(known.get(random.nextInt(known.size())));
        heard.add(word);
      }
    }
    return String.join(" ", heard);
  }

  private String alike(String word) {
    List<String> nearest =
        known.stream()
            .filter(other -> !other.equals(word))
            .sorted(
                Comparator.comparingInt((String other) -> Nearest.distance(word, other))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(ALIKE)
            .toList();
    return nearest.isEmpty() ? word : nearest.get(random.nextInt(nearest.size()));
  }
}
