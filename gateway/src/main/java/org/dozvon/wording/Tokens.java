package org.dozvon.wording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The words of an utterance: lower case, ё as е, without punctuation. A word taken out leaves a
 * gap, so that the others keep their places. Immutable.
 */
record Tokens(List<String> words) {
  /** A word that stands for nothing. */
  private static final String GAP = "";

  Tokens {
    words = List.copyOf(words);
  }

  static Tokens of(String text) {
    String plain =
        text.toLowerCase(Locale.ROOT)
            .replace('ё', 'е')
            .replaceAll("[^\\p{L}\\p{N}']+", " ")
            .strip();
    return new Tokens(plain.isEmpty() ? List.of() : List.of(plain.split(" ")));
  }

  int size() {
    return words.size();
  }

  /** The word at a place; empty before the first, after the last and where one was taken out. */
  String at(int place) {
    return place >= 0 && place < words.size() ? words.get(place) : GAP;
  }

  boolean has(int place, Collection<String> any) {
    return !at(place).isEmpty() && any.contains(at(place));
  }

  /** Whether these words stand from a place on. */
  boolean stands(int place, String phrase) {
    String[] expected = phrase.split(" ", -1);
    for (int i = 0; i < expected.length; i++) {
      if (!at(place + i).equals(expected[i])) {
        return false;
      }
    }
    return true;
  }

  boolean contains(String phrase) {
    for (int i = 0; i < size(); i++) {
      if (stands(i, phrase)) {
        return true;
      }
    }
    return false;
  }

  /** Without the words of a value. */
  Tokens without(Found<?> found) {
    List<String> rest = new ArrayList<>(words);
    for (int i = found.from(); i < found.to(); i++) {
      rest.set(i, GAP);
    }
    return new Tokens(rest);
  }
}
