package org.dozvon.dialog;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Utterance;

/**
 * Asks how satisfied the caller is, by key or voice, perhaps for a few words, thanks and hangs up.
 * Silence, a refusal and what is twice not understood end it: nobody is kept. Confined to one
 * thread.
 */
public final class SurveyTalk implements Talk {
  private static final Duration PATIENCE = Duration.ofSeconds(7);
  private static final Duration KEY_GAP = Duration.ofSeconds(2);
  private static final int MOST_TRIES = 2;
  private static final int LONGEST_REMARK = 2000;
  private static final int TEN = 10;

  private enum Waits {
    SCORE,
    REMARK,
    OVER
  }

  private final Hotline hotline;
  private final Locale language;
  private final Survey survey;
  private final Speller speller;
  private final YesNoEar ear;
  private int tries;
  private Waits waits = Waits.SCORE;

  /** A survey that begins. */
  public SurveyTalk(Hotline hotline, Locale language, Survey survey) {
    this.hotline = hotline;
    this.language = language;
    this.survey = survey;
    this.speller = hotline.speller(language);
    this.ear = new YesNoEar(language);
  }

  @Override
  public List<DialogAction> on(DialogInput input, Instant now) {
    if (waits == Waits.OVER) {
      return List.of();
    }
    return switch (input) {
      case DialogInput.Started started -> ask();
      case DialogInput.Crowded crowded -> ask();
      case DialogInput.Pressed pressed -> pressed(pressed.keys());
      case DialogInput.Heard heard -> heard(heard);
      case DialogInput.StayedSilent silent -> thank("survey: stayed silent");
      case DialogInput.Closing closing -> thank("survey: " + closing.reason());
      default -> List.of();
    };
  }

  /** The first question. */
  List<DialogAction> ask() {
    if (++tries > MOST_TRIES) {
      return thank("survey: not understood");
    }
    return ask(
        survey.scale() == TEN ? StockPhrase.SURVEY_TEN : StockPhrase.SURVEY_FIVE,
        new Expectation(
            new Grammar(phrases(), true),
            said ->
                score(Lexicon.normal(said)).isPresent() && survey.scale() < TEN
                    ? Completeness.COMPLETE
                    : Completeness.OPEN,
            survey.scale() == TEN ? new KeyPlan(2, KEY_GAP) : KeyPlan.MENU,
            PATIENCE));
  }

  private List<DialogAction> pressed(String keys) {
    if (waits == Waits.REMARK) {
      return thank("survey: answered");
    }
    return fits(keys).isPresent() ? take(fits(keys).getAsInt()) : ask();
  }

  private List<DialogAction> heard(DialogInput.Heard heard) {
    String text = Lexicon.normal(heard.text());
    if (waits == Waits.REMARK) {
      String cut = text.length() <= LONGEST_REMARK ? text : text.substring(0, LONGEST_REMARK);
      List<DialogAction> actions = new ArrayList<>();
      actions.add(new DialogAction.Understood(heard.text(), heard.confidence(), "remark"));
      if (!cut.isEmpty() && !ear.read(text).equals(Optional.of(false))) {
        actions.add(new DialogAction.Collected(Survey.REMARK, cut));
      }
      actions.addAll(thank("survey: answered"));
      return actions;
    }
    OptionalInt score = score(text);
    List<DialogAction> actions = new ArrayList<>();
    actions.add(
        new DialogAction.Understood(
            heard.text(),
            heard.confidence(),
            score.isPresent() ? Integer.toString(score.getAsInt()) : ""));
    if (score.isPresent()) {
      actions.addAll(take(score.getAsInt()));
    } else {
      boolean refused = ear.read(text).equals(Optional.of(false));
      actions.addAll(refused ? thank("survey: refused") : ask());
    }
    return actions;
  }

  private List<DialogAction> take(int score) {
    List<DialogAction> actions = new ArrayList<>();
    actions.add(new DialogAction.Hush());
    actions.add(new DialogAction.Collected(Survey.SCORE, Integer.toString(score)));
    actions.add(new DialogAction.Collected(Survey.SCALE, Integer.toString(survey.scale())));
    if (survey.remark()) {
      waits = Waits.REMARK;
      actions.addAll(
          ask(
              StockPhrase.SURVEY_REMARK,
              new Expectation(Grammar.OPEN, said -> Completeness.OPEN, KeyPlan.MENU, PATIENCE)));
    } else {
      actions.addAll(thank("survey: answered"));
    }
    return actions;
  }

  private List<DialogAction> ask(StockPhrase question, Expectation expectation) {
    return List.of(
        new DialogAction.Hush(),
        new DialogAction.Say(words(question), true),
        new DialogAction.Listen(expectation));
  }

  private List<DialogAction> thank(String reason) {
    waits = Waits.OVER;
    return List.of(
        new DialogAction.Hush(),
        new DialogAction.Say(words(StockPhrase.SURVEY_THANKS), false),
        new DialogAction.HangUp(reason));
  }

  private List<Utterance> words(StockPhrase phrase) {
    return hotline.phrase(phrase).say(language, 0, Map.of(), speller);
  }

  /** Ten is no digit, and with a long scale "one" may become "ten" only by the word itself. */
  private OptionalInt score(String text) {
    if (survey.scale() == TEN && List.of(text.split(" ")).contains(ten())) {
      return OptionalInt.of(TEN);
    }
    return fits(speller.readDigits(text));
  }

  private OptionalInt fits(String digits) {
    if (!digits.matches("\\d{1,2}")) {
      return OptionalInt.empty();
    }
    int score = Integer.parseInt(digits);
    int least = survey.scale() == TEN ? 0 : 1;
    return score >= least && score <= survey.scale() ? OptionalInt.of(score) : OptionalInt.empty();
  }

  private List<String> phrases() {
    List<String> phrases = new ArrayList<>(hotline.phrases(new Expects.Digits(1, 1), language));
    phrases.addAll(hotline.phrases(new Expects.YesNo(), language));
    if (survey.scale() == TEN) {
      phrases.add(ten());
    }
    return phrases;
  }

  private String ten() {
    return language.getLanguage().equals("ru") ? "десять" : "ten";
  }
}
