package org.dozvon.bench;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the grocery hotline's bot may want to know, as a caller gathers it from its sentences. */
enum EarsQuestion {
  WISH("How can I help|Чем помочь|Чем я могу помочь"),
  DIGITS("last four digits|number of your order|последние четыре|омер заказа"),
  STREET("Which street|only the street|какой вы улице|только улицу"),
  RIGHT("Is that right|Is this about|Верно\\?|Правильно ли"),
  WRONG("(?!)"),
  MORE("anything else|Anything else|что-нибудь подсказать|чем-то ещё");

  private final Pattern asked;

  EarsQuestion(String asked) {
    this.asked = Pattern.compile(asked);
  }

  /** The last question in these sentences; empty when there is none. */
  static Optional<EarsQuestion> last(List<String> sentences) {
    return sentences.reversed().stream().flatMap(sentence -> of(sentence).stream()).findFirst();
  }

  private static Optional<EarsQuestion> of(String sentence) {
    return List.of(values()).stream()
        .filter(question -> question.asked.matcher(sentence).find())
        .findFirst();
  }
}
