package org.dozvon.dialog;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.dozvon.call.Profile;
import org.dozvon.keeper.Advice;
import org.dozvon.speech.Utterance;

/**
 * One caller's conversation with a hotline's dialogs.
 *
 * <pre>
 *            wish                  question            value            yes
 *   Open ----------> (steps) ----------------> Answer ------> Confirmation ---> (steps)
 *    ^  \ perhaps     ^   \  route                                                 |
 *    |   `--> Guess --'    `-------> Reply --> (steps)                             |
 *    `---------------------- anything else? ---------------------------------------'
 *   everywhere: 0 or "operator" -> a person; one failed try -> keys; two -> a person
 * </pre>
 *
 * Confined to one thread; every conversation ends, because tries, asides and inputs are counted.
 */
public final class Conversation implements Talk {
  private final Treatment treatment;
  private final Listening listening;
  private final Mouth mouth;
  private final KeyHelp keyHelp;
  private final Walk walk;
  private final Questions questions;
  private final Optional<Schedule> schedule;
  private final boolean isRecorded;
  private final Patience patience;
  private final Retries retries;
  private final Course course;
  private final Words words;
  private final Keys keys;
  private final WallClock clock;
  private final Map<String, String> values;
  private final Counsel counsel = new Counsel();
  private boolean keysOnly;

  /**
   * @param language one of the hotline's languages
   * @param known what the look-up of the caller knows, such as {@code number}, {@code name}, {@code
   *     card}
   */
  public Conversation(
      Hotline hotline, Locale language, Profile profile, Map<String, String> known) {
    if (!hotline.languages().contains(language)) {
      throw new IllegalArgumentException(
          "language: " + language + " (expected: one of " + hotline.languages() + ")");
    }
    this.values = new HashMap<>(known);
    this.clock = new WallClock(hotline.zone());
    Amends amends = new Amends();
    Answers answers = new Answers(language, hotline.speller(language), clock);
    this.patience = new Patience();
    this.mouth = new Mouth(hotline, language, values);
    this.treatment = new Treatment(profile, mouth);
    this.listening = new Listening(hotline, language, treatment, answers, amends);
    this.keyHelp = new KeyHelp(hotline, language, treatment, answers, mouth);
    this.retries = new Retries(patience, mouth, keyHelp, treatment);
    this.questions = new Questions(values, answers, mouth, keyHelp, amends);
    this.schedule = hotline.schedule();
    this.isRecorded = hotline.isRecorded();
    RouteTalk routes = new RouteTalk(hotline, values, mouth, amends);
    Farewell farewell = new Farewell(hotline, language, values, mouth, clock, treatment);
    this.walk = new Walk(hotline, values, mouth, questions, routes, farewell);
    this.course =
        new Course(
            hotline, language, mouth, keyHelp, walk, routes, farewell, patience, retries, treatment,
            amends);
    Asides asides = new Asides(mouth, keyHelp, patience, treatment, course);
    this.words =
        new Words(hotline, language, answers, mouth, treatment, asides, course, amends, counsel);
    this.keys = new Keys(hotline, answers, treatment, asides, course);
  }

  /** From now on what the queue asks of the bot is followed; asked in turns, must not block. */
  public Conversation advisedBy(Supplier<Advice> source) {
    counsel.from(source);
    return this;
  }

  @Override
  public List<DialogAction> on(DialogInput input, Instant now) {
    if (course.isOver()) {
      return List.of();
    }
    if (course.waiting() instanceof Waiting.Survey survey) {
      return survey.talk().on(input, now);
    }
    look(now);
    boolean answered =
        patience.input() ? course.person("the conversation is too long") : take(input);
    if (answered && !course.isOver() && !(course.waiting() instanceof Waiting.Survey)) {
      mouth.act(new DialogAction.Listen(listening.expectation(course.waiting())));
    }
    List<DialogAction> actions = mouth.take();
    retries.done(actions);
    return actions;
  }

  /**
   * Begins at a step, as if all before it were done; for those who try a question.
   *
   * @throws IllegalArgumentException when there is no such step; the message tells which there are
   */
  public List<DialogAction> beginAt(String intent, String step, Instant now) {
    look(now);
    course.beginAt(intent, step);
    mouth.act(new DialogAction.Listen(listening.expectation(course.waiting())));
    return mouth.take();
  }

  /** At the clock, and whether people are there. */
  private void look(Instant now) {
    clock.set(now);
    schedule.ifPresent(hours -> values.put(Scope.OPEN, hours.isOpen(clock.now()) ? "yes" : "no"));
  }

  /** Where it stands, for those who write dialogs. */
  public Insight insight() {
    return new Insight(Insight.words(course.waiting()), treatment.profile(), values, walk.trail());
  }

  /** Whether the input changed anything; the caller is listened to anew then. */
  private boolean take(DialogInput input) {
    return switch (input) {
      case DialogInput.Started started -> patience.isFirstInput() && start();
      case DialogInput.Crowded crowded ->
          patience.isFirstInput() && course.person(crowded.reason());
      case DialogInput.Closing closing -> {
        mouth.act(new DialogAction.Hush());
        yield course.person(closing.reason());
      }
      case DialogInput.Heard heard -> {
        questions.heard(heard.confidence());
        yield words.heard(heard);
      }
      case DialogInput.Interrupted interrupted -> interrupted(interrupted.unheard());
      case DialogInput.Pressed pressed -> {
        questions.heard(1);
        yield keys.pressed(pressed);
      }
      case DialogInput.StayedSilent silent -> course.silent(listening.patience(course.waiting()));
      case DialogInput.TalksOn on -> course.talksOn(on);
      case DialogInput.RouteSlow slow ->
          course.waiting() instanceof Waiting.Reply reply
              && reply.call().route().equals(slow.route())
              && course.slow(reply);
      case DialogInput.RouteReplied replied ->
          course.waiting() instanceof Waiting.Reply reply
              && reply.call().route().equals(replied.route())
              && course.moveOn(walk.replied(reply, replied.reply()));
      case DialogInput.RouteFailed failed ->
          course.waiting() instanceof Waiting.Reply reply
              && reply.call().route().equals(failed.route())
              && course.moveOn(walk.failed(reply, failed.reason()));
      case DialogInput.HearingLost lost -> hearingLost();
    };
  }

  private boolean start() {
    if (treatment.profile() == Profile.STRAIGHT_TO_PERSON) {
      return course.person("profile: straight to a person");
    }
    if (isRecorded) {
      mouth.say(StockPhrase.RECORDED);
    }
    mouth.say(greeting());
    return true;
  }

  private StockPhrase greeting() {
    if (treatment.isGentle()) {
      return StockPhrase.GENTLE_GREETING;
    }
    return counsel.isBrief() ? StockPhrase.BRIEF_GREETING : StockPhrase.GREETING;
  }

  /** Nothing to do yet: what the caller means by it comes next. */
  private boolean interrupted(List<Utterance> unheard) {
    retries.interrupted(unheard);
    return false;
  }

  private boolean hearingLost() {
    if (keysOnly) {
      return !course.isBusy() && course.person("cannot be heard");
    }
    keysOnly = true;
    questions.keysOnly();
    if (course.isBusy()) {
      return false;
    }
    if (treatment.isGentle() || !keyHelp.possible(course.waiting())) {
      return course.person("cannot be heard");
    }
    patience.lastTry();
    mouth.say(StockPhrase.KEYS_ONLY);
    keyHelp.say(course.waiting());
    return true;
  }
}
