package org.dozvon.dialog;

import java.util.Locale;
import java.util.Optional;

/**
 * Takes what a caller said for what it means at this moment, in this order: a person is wanted, the
 * question is answered, something that may be said at any time, a wish, free words. Confined to the
 * conversation's thread.
 */
final class Words {
  /** Below this the words are no better than a guess of the recogniser. */
  private static final double LEAST_CONFIDENCE = 0.3;

  private final Hotline hotline;
  private final Locale language;
  private final Lexicon lexicon;
  private final Answers answers;
  private final Wishes wishes;
  private final Mouth mouth;
  private final Treatment treatment;
  private final Asides asides;
  private final Course course;
  private final Amends amends;
  private final Counsel counsel;

  Words(
      Hotline hotline,
      Locale language,
      Answers answers,
      Mouth mouth,
      Treatment treatment,
      Asides asides,
      Course course,
      Amends amends,
      Counsel counsel) {
    this.hotline = hotline;
    this.language = language;
    this.lexicon = Lexicon.of(language);
    this.answers = answers;
    this.wishes = new Wishes(hotline.matcher(language), answers, lexicon);
    this.mouth = mouth;
    this.treatment = treatment;
    this.asides = asides;
    this.course = course;
    this.amends = amends;
    this.counsel = counsel;
  }

  /** Whether the words changed anything; the caller is listened to anew then. */
  boolean heard(DialogInput.Heard heard) {
    String text = Lexicon.normal(heard.text());
    if (lexicon.asksForPerson(text) && !countsPeople(text)) {
      understood(heard, "person");
      course.nameTopic(text);
      return askedForPerson();
    }
    boolean clear = !text.isEmpty() && heard.confidence() >= LEAST_CONFIDENCE;
    Optional<CallerSign.Upset> upset = hotline.mood(text, language).filter(mood -> clear);
    if (upset.isPresent()) {
      return upset(heard, text, upset.get());
    }
    if (course.waiting() instanceof Waiting.Reply reply) {
      return meanwhile(heard, text, reply);
    }
    return clear ? understand(heard, text) : notUnderstood(heard);
  }

  private boolean askedForPerson() {
    return counsel.offersFirst(course.waiting(), treatment)
        ? course.offerHelp()
        : course.person("asked for a person");
  }

  /** "One person", where a number is asked for, is a number of people. */
  private boolean countsPeople(String text) {
    return course.waiting() instanceof Waiting.Answer answer
        && answer.ask().expects() instanceof Figure.Whole whole
        && answers.read(whole, text).isPresent()
        && !lexicon.is(lexicon.person(), text);
  }

  /**
   * A machine is the wrong company; the agent learns why, and what it is about if that was said.
   */
  private boolean upset(DialogInput.Heard heard, String text, CallerSign.Upset sign) {
    understood(heard, sign.mood().word());
    treatment.saw(sign);
    course.nameTopic(text);
    return course.person(sign.reason());
  }

  /** While a route works only the person counts that was offered. */
  private boolean meanwhile(DialogInput.Heard heard, String text, Waiting.Reply reply) {
    boolean wanted = reply.isPersonOffered() && lexicon.is(lexicon.yes(), text);
    understood(heard, wanted ? "yes" : "");
    return wanted && course.person("a person instead of waiting for " + reply.call().route());
  }

  private boolean understand(DialogInput.Heard heard, String text) {
    treatment.responded(heard.waited());
    if (course.waiting() instanceof Waiting.Open
        && hotline.matcher(language).isOpenAfter(CallerSign.SpokeAtLength.MANY, text)) {
      treatment.saw(new CallerSign.SpokeAtLength());
    }
    return amended(heard, text)
        || answered(heard, text)
        || dropped(heard, text)
        || aside(heard, text)
        || (wantsAnyWords() && spokeFreely(heard, text))
        || wished(heard, text)
        || spokeFreely(heard, text)
        || notUnderstood(heard);
  }

  /** "No, 4417" about a value that was told on the way; a bare "no" may answer the question. */
  private boolean amended(DialogInput.Heard heard, String text) {
    if (amends.told().isEmpty() || !answers.refuses(text)) {
      return false;
    }
    Amends.Told told = amends.told().get();
    Optional<String> value =
        answers.correction(told.ask().expects(), text).filter(v -> !v.equals(told.value()));
    if (value.isPresent()) {
      understood(heard, value.get());
      return course.amend(told, value.get());
    }
    boolean open =
        course.waiting() instanceof Waiting.Answer answer
            && !(answer.ask().expects() instanceof Expects.YesNo);
    if (open && answers.onlyRefuses(text)) {
      understood(heard, "no");
      return course.takeBack(told);
    }
    return false;
  }

  /** An answer to the very question. */
  private boolean answered(DialogInput.Heard heard, String text) {
    return switch (course.waiting()) {
      case Waiting.Answer answer -> {
        Optional<String> value = answers.readListed(answer.ask().expects(), text);
        value.ifPresent(v -> understood(heard, v));
        yield value.isPresent() && course.answer(answer, value.get(), text);
      }
      case Waiting.Confirmation confirmation -> confirmed(heard, confirmation, text);
      case Waiting.Guess guess -> guessed(heard, guess, text);
      case Waiting.Choice choice -> chosen(heard, choice, text);
      case Waiting.Open open -> open.more() && moreWanted(heard, text);
      case Waiting.Reply reply -> false;
      case Waiting.Survey survey -> false;
      case Waiting.Over over -> false;
    };
  }

  /** "No" to a question that the caller was led back to after something else. */
  private boolean dropped(DialogInput.Heard heard, String text) {
    boolean declined =
        course.waiting() instanceof Waiting.Answer answer
            && answer.isResumed()
            && answers.onlyRefuses(text);
    if (declined) {
      understood(heard, "no");
    }
    return declined && course.drop();
  }

  private boolean confirmed(DialogInput.Heard heard, Waiting.Confirmation asked, String text) {
    Optional<String> value = answers.correction(asked.ask().expects(), text);
    if (value.isPresent() && !value.get().equals(asked.value())) {
      understood(heard, value.get());
      return course.correct(asked, value.get());
    }
    Optional<String> reply = answers.confirm(text, value.isPresent());
    reply.ifPresent(yes -> understood(heard, yes));
    return reply.isPresent() && course.settle(asked, reply.get());
  }

  private boolean guessed(DialogInput.Heard heard, Waiting.Guess guess, String text) {
    Optional<String> reply = answers.read(new Expects.YesNo(), text);
    reply.ifPresent(yes -> understood(heard, yes));
    return reply.isPresent() && course.settle(guess, reply.get());
  }

  /** "The first", the words of one of the two, or no. */
  private boolean chosen(DialogInput.Heard heard, Waiting.Choice choice, String text) {
    if (answers.onlyRefuses(text)) {
      understood(heard, "no");
      return course.neither();
    }
    Optional<Intent> wanted = choice(choice, text);
    wanted.ifPresent(intent -> understood(heard, intent.name()));
    return wanted.isPresent() && course.begin(wanted.get(), choice.said());
  }

  private Optional<Intent> choice(Waiting.Choice choice, String text) {
    return switch (Lexicon.ordinal(language, text)) {
      case 1 -> Optional.of(choice.first());
      case 2 -> Optional.of(choice.second());
      default -> hotline.matcher(language).between(text, choice.first(), choice.second());
    };
  }

  private boolean moreWanted(DialogInput.Heard heard, String text) {
    if (lexicon.is(lexicon.yes(), text)) {
      understood(heard, "yes");
      return course.startOver();
    }
    if (lexicon.is(lexicon.no(), text)) {
      understood(heard, "no");
      return course.served();
    }
    return false;
  }

  /** Words that mean the same at every moment. */
  private boolean aside(DialogInput.Heard heard, String text) {
    Optional<Lexicon.Aside> aside = lexicon.aside(text);
    aside.ifPresent(meaning -> understood(heard, meaning.name().toLowerCase(Locale.ROOT)));
    return aside.isPresent() && asides.follow(aside.get());
  }

  /** A wish, also in the middle of something else. */
  private boolean wished(DialogInput.Heard heard, String text) {
    return switch (wishes.match(text)) {
      case Match.Clear clear when !busyWith(clear.intent()) -> {
        understood(heard, clear.intent().name());
        yield course.begin(clear.intent(), text);
      }
      case Match.Person person -> {
        understood(heard, "person");
        yield askedForPerson();
      }
      case Match.Unsure unsure when course.waiting() instanceof Waiting.Open -> {
        yield unsure.other().isPresent()
            ? asks(heard, unsure.intent(), unsure.other().get(), text)
            : asks(heard, unsure.intent(), text);
      }
      default -> false;
    };
  }

  private boolean asks(DialogInput.Heard heard, Intent perhaps, String text) {
    understood(heard, perhaps.name() + "?");
    return course.guess(perhaps, text);
  }

  private boolean asks(DialogInput.Heard heard, Intent first, Intent second, String text) {
    understood(heard, first.name() + " or " + second.name() + "?");
    return course.choose(first, second, text);
  }

  /** Whether whatever was said is the answer, even what sounds like another wish. */
  private boolean wantsAnyWords() {
    return course.waiting() instanceof Waiting.Answer answer
        && answer.ask().expects() instanceof Expects.Free;
  }

  private boolean busyWith(Intent other) {
    return course.waiting() instanceof Waiting.Answer answer && answer.intent().equals(other);
  }

  /** Words that no list holds, where such words are taken. */
  private boolean spokeFreely(DialogInput.Heard heard, String text) {
    if (!(course.waiting() instanceof Waiting.Answer answer)) {
      return false;
    }
    Optional<String> value = answers.read(answer.ask().expects(), text);
    value.ifPresent(words -> understood(heard, words));
    return value.isPresent() && course.answer(answer, value.get(), "");
  }

  private boolean notUnderstood(DialogInput.Heard heard) {
    understood(heard, "");
    return course.notUnderstood();
  }

  private void understood(DialogInput.Heard heard, String meaning) {
    mouth.act(new DialogAction.Understood(heard.text(), heard.confidence(), meaning));
  }
}
