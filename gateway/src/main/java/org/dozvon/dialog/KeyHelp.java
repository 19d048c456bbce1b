package org.dozvon.dialog;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says how a question is answered by keys; a person is always among the choices. Confined to the
 * conversation's thread.
 */
final class KeyHelp {
  /** More than two or three choices at a time are lost on a struggling caller (W3C COGA). */
  private static final int GENTLE_PAGE = 2;

  private static final int PAGE = 5;

  private final Hotline hotline;
  private final Locale language;
  private final Treatment treatment;
  private final Answers answers;
  private final Mouth mouth;

  KeyHelp(Hotline hotline, Locale language, Treatment treatment, Answers answers, Mouth mouth) {
    this.hotline = hotline;
    this.language = language;
    this.treatment = treatment;
    this.answers = answers;
    this.mouth = mouth;
  }

  /** Whether the question can be answered by keys at all. */
  boolean possible(Waiting waiting) {
    return !(waiting instanceof Waiting.Answer answer)
        || switch (answer.ask().expects()) {
          case Expects.Phrase phrase -> !answers.offered(phrase).isEmpty();
          case Expects.Free words -> false;
          default -> true;
        };
  }

  /** Says the keys for a question. */
  void say(Waiting waiting) {
    if (treatment.isGentle()) {
      mouth.say(StockPhrase.MENU_PERSON);
    }
    switch (waiting) {
      case Waiting.Open open -> menu(0);
      case Waiting.Guess guess -> {
        mouth.say(StockPhrase.GUESS, hotline.describe(guess.intent(), language));
        mouth.say(StockPhrase.YES_NO_KEYS);
      }
      case Waiting.Choice choice -> {
        line(hotline.describe(choice.first(), language).get("about"), 1);
        line(hotline.describe(choice.second(), language).get("about"), 2);
      }
      case Waiting.Answer answer -> question(answer.ask());
      case Waiting.Confirmation confirmation -> {
        mouth.say(
            confirmation.ask().confirm(), Map.of(confirmation.ask().into(), confirmation.value()));
        mouth.say(StockPhrase.YES_NO_KEYS);
      }
      case Waiting.Reply reply -> {}
      case Waiting.Survey survey -> {}
      case Waiting.Over over -> {}
    }
    if (!treatment.isGentle()) {
      mouth.say(StockPhrase.MENU_PERSON);
    }
  }

  /** Says a page of the menu; whether there is such a page. */
  boolean menu(int page) {
    List<Intent> all = hotline.menu();
    int size = treatment.isGentle() ? GENTLE_PAGE : PAGE;
    int from = page * size;
    if (from > 0 && from >= all.size()) {
      return false;
    }
    int to = Math.min(from + size, all.size());
    all.subList(from, to)
        .forEach(intent -> mouth.say(StockPhrase.MENU_LINE, hotline.describe(intent, language)));
    if (to < all.size()) {
      mouth.say(StockPhrase.MENU_MORE);
    }
    return true;
  }

  private void question(Step.Ask ask) {
    mouth.say(ask.again());
    switch (ask.expects()) {
      case Expects.YesNo yesNo -> mouth.say(StockPhrase.YES_NO_KEYS);
      case Expects.Phrase phrase -> list(answers.offered(phrase));
      case Expects.Digits digits -> {}
      case Expects.Free words -> {}
      case Figure figure -> mouth.say(figure.keyHelp());
      case Expects.OneOf oneOf ->
          oneOf.options().forEach(option -> line(answers.phrases(option).getFirst(), option.key()));
    }
  }

  private void list(List<String> choices) {
    int shown = treatment.isGentle() ? Math.min(GENTLE_PAGE, choices.size()) : choices.size();
    for (int i = 0; i < shown; i++) {
      line(choices.get(i), i + 1);
    }
  }

  private void line(String choice, int key) {
    mouth.say(StockPhrase.LIST_LINE, Map.of("choice", choice, "key", Integer.toString(key)));
  }
}
