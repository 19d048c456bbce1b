package org.dozvon.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which value is meant when an utterance holds more than one. */
final class Several {
  private static final Set<String> CORRECTIONS =
      Set.of("no", "sorry", "rather", "нет", "простите", "извините", "вернее", "точнее");

  private Several() {}

  /** Every value from left to right; {@code at} reads one that begins at a place. */
  static <T> List<Found<T>> all(Tokens words, Function<Integer, Optional<Found<T>>> at) {
    List<Found<T>> all = new ArrayList<>();
    for (int i = 0; i < words.size(); ) {
      Optional<Found<T>> found = at.apply(i);
      found.ifPresent(all::add);
      i = found.map(Found::to).orElse(i + 1);
    }
    return all;
  }

  /** The only value, or the one that corrects those before; empty when it cannot be told. */
  static <T> Optional<Found<T>> pick(List<Found<T>> all, Tokens words) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Found<T> last = all.getLast();
    boolean same = all.stream().allMatch(found -> found.value().equals(last.value()));
    return same || isCorrected(all.get(Math.max(0, all.size() - 2)), last, words)
        ? Optional.of(last)
        : Optional.empty();
  }

  private static boolean isCorrected(Found<?> before, Found<?> last, Tokens words) {
    for (int i = before.to(); i < last.from(); i++) {
      if (CORRECTIONS.contains(words.at(i))) {
        return true;
      }
    }
    return false;
  }
}
