package org.dozvon.speech;

import java.time.Duration;
import java.util.List;
import org.dozvon.audio.Clip;

/**
 * A sentence and how it is to sound. Immutable.
 *
 * @param text for eyes, without marks; as long as the sentence sounds, roughly
 * @param pieces what is heard one after the other
 */
public record Utterance(String text, List<Piece> pieces) {
  public Utterance {
    pieces = List.copyOf(pieces);
  }

  /** A part of a sentence. */
  public sealed interface Piece {
    /**
     * Spoken by a voice.
     *
     * @param text plain, never mark-up
     * @param strong whether the words are to stand out
     */
    record Words(String text, boolean strong) implements Piece {}

    /** Nothing is heard. */
    record Pause(Duration length) implements Piece {}

    /**
     * Recorded beforehand.
     *
     * @param clip 8 kHz
     */
    record Recording(Clip clip) implements Piece {}
  }

  /** Plain words. */
  public static Utterance of(String text) {
    return new Utterance(text, List.of(new Piece.Words(text, false)));
  }

  /** One utterance of plain words for each text. */
  public static List<Utterance> of(List<String> texts) {
    return texts.stream().map(Utterance::of).toList();
  }

  /** The texts of several. */
  public static List<String> texts(List<Utterance> utterances) {
    return utterances.stream().map(Utterance::text).toList();
  }

  /** The words that a voice has to speak, either those that stand out or the others. */
  public List<String> words(boolean strong) {
    return pieces.stream()
        .filter(piece -> piece instanceof Piece.Words words && words.strong() == strong)
        .map(piece -> ((Piece.Words) piece).text())
        .toList();
  }
}
