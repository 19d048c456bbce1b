package org.dozvon.speech;

import java.util.List;
import java.util.stream.Stream;

/** What a recogniser heard. */
public sealed interface Recognition {
  /**
   * A word as heard.
   *
   * @param confidence 0..1
   */
  record Word(String text, double confidence) {}

  /**
   * The best guess so far; may change. Words outside the grammar are left out.
   *
   * @param unknown how many words outside the grammar were heard
   */
  record Partial(String text, int unknown) implements Recognition {}

  /**
   * The last word on an utterance.
   *
   * @param unknown how many words outside the grammar were heard
   * @param others what it may have been instead, likeliest first; empty where the recogniser was
   *     not to say
   */
  record Final(List<Word> words, int unknown, List<List<Word>> others) implements Recognition {
    public Final {
      words = List.copyOf(words);
      others = List.copyOf(others);
    }

    /** Without others. */
    public Final(List<Word> words, int unknown) {
      this(words, unknown, List.of());
    }

    /** This, and each of the others in its place, likeliest first. */
    public List<Final> readings() {
      return Stream.concat(Stream.of(words), others.stream())
          .map(reading -> new Final(reading, unknown))
          .toList();
    }

    /** The words with single spaces; empty when nothing known was heard. */
    public String text() {
      return String.join(" ", words.stream().map(Word::text).toList());
    }

    /** Mean confidence of the words, 0 when there are none. */
    public double confidence() {
      return words.stream().mapToDouble(Word::confidence).average().orElse(0);
    }
  }

  /** Recognition broke off; the utterance is lost and the session is of no more use. */
  record Failed(String reason) implements Recognition {}
}
