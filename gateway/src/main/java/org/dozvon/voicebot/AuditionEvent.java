package org.dozvon.voicebot;

import java.time.Duration;
import java.util.List;
import org.dozvon.speech.Recognition;

/** What the ears made of a sound; times count from its beginning. */
public sealed interface AuditionEvent {
  /** When it was noticed. */
  Duration at();

  /** It is speech. */
  record Began(Duration at) implements AuditionEvent {}

  /**
   * What may have been speech was none.
   *
   * @param rule why
   */
  record Nothing(Duration at, String rule) implements AuditionEvent {}

  /**
   * A turn is over and recognised.
   *
   * @param lastSound when the voice was last heard
   * @param rule why it is over
   * @param words as recognised, each with its confidence
   * @param text the reading that the conversation is told: the likeliest that answers the question,
   *     else the likeliest; may be empty
   * @param confidence of that reading, 0..1
   */
  record Turn(
      Duration at,
      Duration lastSound,
      String rule,
      List<Recognition.Word> words,
      String text,
      double confidence)
      implements AuditionEvent {
    public Turn {
      words = List.copyOf(words);
    }
  }

  /** Recognition broke off. */
  record Lost(Duration at, String reason) implements AuditionEvent {}
}
