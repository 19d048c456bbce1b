package org.dozvon.dialog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.speech.Utterance;

/** A text as the bot would speak it. */
public final class SpokenText {
  private SpokenText() {}

  /**
   * The sentences of a text, figures as words.
   *
   * @throws IllegalArgumentException with a sentence about a place for a value: there is none here
   */
  public static List<String> sentences(String text, Locale language) {
    return Utterance.texts(utterances(text, language));
  }

  /** The same with how they are said. */
  public static List<Utterance> utterances(String text, Locale language) {
    List<Template> sentences = Template.sentences(text);
    for (Template sentence : sentences) {
      if (!sentence.names().isEmpty()) {
        throw new IllegalArgumentException(
            "there is no value for {" + String.join("}, {", sentence.names()) + "} here");
      }
    }
    Speller speller = new Speller(language);
    return sentences.stream()
        .map(sentence -> sentence.utter(Map.of(), speller))
        .filter(sentence -> !sentence.pieces().isEmpty())
        .toList();
  }
}
