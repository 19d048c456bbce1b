package org.dozvon.dialog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Grammar;

/** Makes the expectation for whatever a conversation waits for. Immutable. */
final class Listening {
  /** Silence before a reminder. W3C COGA and ITU advise 8-10 s for elderly callers. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  private static final Duration GENTLE_PATIENCE = Duration.ofSeconds(10);

  /**
   * After the greeting, where silence of a gentle caller leads to a person and not to a reminder.
   */
  private static final Duration GENTLE_OPENING = Duration.ofSeconds(5);

  private static final Duration KEY_GAP = Duration.ofSeconds(3);
  private static final Duration GENTLE_KEY_GAP = Duration.ofSeconds(5);

  private final Hotline hotline;
  private final Locale language;
  private final Treatment treatment;
  private final Lexicon lexicon;
  private final Speller speller;
  private final Answers answers;
  private final Amends amends;
  private final Foresight foresight;

  Listening(Hotline hotline, Locale language, Treatment treatment, Answers answers, Amends amends) {
    this.hotline = hotline;
    this.language = language;
    this.treatment = treatment;
    this.lexicon = Lexicon.of(language);
    this.speller = hotline.speller(language);
    this.answers = answers;
    this.amends = amends;
    this.foresight = new Foresight(language, speller, answers);
  }

  /** What may be said and pressed now. */
  Expectation expectation(Waiting waiting) {
    return new Expectation(
        grammar(waiting),
        judge(waiting),
        keys(waiting),
        patience(waiting),
        words -> foresight.sentences(waiting, words));
  }

  /** The silence that is waited for an answer. */
  Duration patience(Waiting waiting) {
    if (!treatment.isGentle()) {
      return PATIENCE;
    }
    return waiting instanceof Waiting.Open open && open.first() ? GENTLE_OPENING : GENTLE_PATIENCE;
  }

  private Grammar grammar(Waiting waiting) {
    if (waiting instanceof Waiting.Open) {
      return open();
    }
    if (waiting instanceof Waiting.Choice) {
      Set<String> either = new LinkedHashSet<>(open().phrases());
      either.addAll(Lexicon.ordinals(language));
      return new Grammar(List.copyOf(either), true);
    }
    if (isFree(waiting)) {
      return Grammar.OPEN;
    }
    Set<String> phrases = new LinkedHashSet<>();
    List<Expects> all = expects(waiting);
    boolean narrow = all.stream().anyMatch(e -> isBare(e) || e instanceof Figure);
    for (Expects expects : all) {
      phrases.addAll(
          narrow && expects instanceof Expects.YesNo
              ? lexicon.yesNoBesideDigits()
              : hotline.phrases(expects, language));
    }
    phrases.addAll(narrow ? lexicon.besideDigits() : lexicon.everywhere());
    if (all.stream().anyMatch(Figure.class::isInstance)) {
      phrases.addAll(lexicon.besideFigures());
    }
    if (waiting instanceof Waiting.Answer answer) {
      phrases.addAll(aside(answer, narrow));
    }
    if (!narrow) {
      phrases.addAll(lexicon.small());
      phrases.addAll(hotline.moodPhrases(language));
    }
    return new Grammar(List.copyOf(phrases), all.stream().noneMatch(Listening::isBare));
  }

  /**
   * What may be said instead of the answer: another wish where words are expected, as after the
   * greeting (beside figures and yes or no it would be heard in their place); no to what was come
   * back to.
   */
  private List<String> aside(Waiting.Answer answer, boolean narrow) {
    boolean words =
        answer.ask().expects() instanceof Expects.Phrase
            || answer.ask().expects() instanceof Expects.OneOf;
    List<String> phrases = new ArrayList<>(words ? hotline.examples(language) : List.of());
    if (answer.isResumed()) {
      (narrow ? lexicon.yesNoBesideDigits() : lexicon.no())
          .stream().filter(lexicon.no()::contains).forEach(phrases::add);
    }
    return phrases;
  }

  /** An intent, and a value that may still be corrected. */
  private Grammar open() {
    Grammar open = hotline.openGrammar(language);
    if (amends.told().isEmpty()) {
      return open;
    }
    Set<String> phrases = new LinkedHashSet<>(open.phrases());
    phrases.addAll(hotline.phrases(amends.told().get().ask().expects(), language));
    return new Grammar(List.copyOf(phrases), true);
  }

  /** What is asked for, and beside it a value that was told on the way and may be corrected. */
  private List<Expects> expects(Waiting waiting) {
    List<Expects> all = new ArrayList<>(waiting.expects());
    if (!(waiting instanceof Waiting.Reply)) {
      amends
          .told()
          .ifPresent(told -> all.addAll(List.of(new Expects.YesNo(), told.ask().expects())));
    }
    return all;
  }

  private static boolean isFree(Waiting waiting) {
    return waiting instanceof Waiting.Answer answer
        && answer.ask().expects() instanceof Expects.Free;
  }

  /** Whether bare numbers are said, where any other word would be heard instead of one. */
  private static boolean isBare(Expects expects) {
    return expects instanceof Expects.Digits
        || expects instanceof Figure.Whole
        || expects instanceof Figure.Money;
  }

  private KeyPlan keys(Waiting waiting) {
    if (!(waiting instanceof Waiting.Answer answer)) {
      return KeyPlan.MENU;
    }
    Duration gap = treatment.isGentle() ? GENTLE_KEY_GAP : KEY_GAP;
    return switch (answer.ask().expects()) {
      case Expects.Digits digits -> new KeyPlan(digits.max(), gap);
      case Figure figure -> new KeyPlan(FigureKeys.most(figure), gap);
      default -> KeyPlan.MENU;
    };
  }

  private Function<String, Completeness> judge(Waiting waiting) {
    Set<String> complete = new HashSet<>();
    if (waiting instanceof Waiting.Open || waiting instanceof Waiting.Choice) {
      hotline.examples(language).stream()
          .map(Lexicon::normal)
          .forEach(example -> complete.addAll(List.of(example, lexicon.bare(example))));
      complete.remove("");
    }
    List<Expects> expects = expects(waiting);
    if (waiting instanceof Waiting.Open open && open.more()) {
      expects.add(new Expects.YesNo());
    }
    boolean amendable = amends.told().isPresent() && !(waiting instanceof Waiting.Reply);
    return words -> {
      Completeness judged = judge(Lexicon.normal(words), complete, expects);
      boolean mayGoOn = amendable && answers.onlyRefuses(Lexicon.normal(words));
      return judged == Completeness.COMPLETE && (mayGoOn || isWrongAgain(waiting, words))
          ? Completeness.OPEN
          : judged;
    };
  }

  /** Whether the very value was said again that the caller has just called wrong: heard wrongly. */
  private boolean isWrongAgain(Waiting waiting, String words) {
    return waiting instanceof Waiting.Answer answer
        && answers
            .correction(answer.ask().expects(), Lexicon.normal(words))
            .filter(answer.wrong()::equals)
            .isPresent();
  }

  private Completeness judge(String text, Set<String> complete, List<Expects> expects) {
    if (text.isEmpty()) {
      return Completeness.OPEN;
    }
    if (lexicon.is(lexicon.everywhere(), text)
        || complete.contains(text)
        || complete.contains(lexicon.bare(text))) {
      return Completeness.COMPLETE;
    }
    for (Expects expected : expects) {
      Completeness judged = judge(text, expected);
      if (judged != Completeness.OPEN) {
        return judged;
      }
    }
    if (lexicon.is(lexicon.no(), text)) {
      return Completeness.COMPLETE; // at any question it is said and done
    }
    if (lexicon.saysNothing(text)) {
      return Completeness.EMPTY;
    }
    if (lexicon.soundsUnfinished(text)) {
      return Completeness.UNFINISHED;
    }
    return hotline.matcher(language).saysNothing(text) ? Completeness.EMPTY : Completeness.OPEN;
  }

  private Completeness judge(String text, Expects expected) {
    return switch (expected) {
      case Expects.Digits digits -> judgeDigits(text, digits);
      case Expects.YesNo yesNo ->
          lexicon.is(lexicon.yes(), text) || lexicon.is(lexicon.no(), text)
              ? Completeness.COMPLETE
              : Completeness.OPEN;
      case Expects.OneOf oneOf -> found(oneOf, text);
      case Expects.Free words -> Completeness.OPEN;
      case Figure figure -> answers.judge(figure, text);
      case Expects.Phrase phrase -> found(phrase, text);
    };
  }

  private Completeness found(Expects expected, String text) {
    return answers.find(expected, text).isPresent() ? Completeness.COMPLETE : Completeness.OPEN;
  }

  private Completeness judgeDigits(String text, Expects.Digits digits) {
    int said = speller.readDigits(text).length();
    if (said >= digits.max()) {
      return Completeness.COMPLETE;
    }
    return said > 0 && said < digits.min() ? Completeness.UNFINISHED : Completeness.OPEN;
  }
}
