package org.dozvon.wording;

import java.util.List;
import java.util.Optional;

/** Reads a number: "seven", "um two hundred five please". Immutable. */
record NumberReader(NumberWords numbers) {
  /** A number in passing must be the only one. */
  Optional<Found<Long>> find(Tokens words, Mention mention) {
    List<Found<Long>> all = Several.all(words, at -> numbers.cardinal(words, at));
    return mention == Mention.ANSWER || all.size() == 1
        ? Several.pick(all, words)
        : Optional.empty();
  }
}
