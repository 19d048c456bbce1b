package org.dozvon.dialog;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a conversation stands, and the ways on from there: into an intent, through its steps, past
 * a failed try, to a person, to the end. Confined to the conversation's thread.
 *
 * <p>Methods that tell whether an input was answered return true when the caller is to be listened
 * to anew.
 */
final class Course {
  private static final int MOST_CORRECTIONS = 2;

  /** From the greeting to the end of a wish, of callers who have a person otherwise. */
  private static final Duration LONGEST_WISH = Duration.ofSeconds(12);

  private final Hotline hotline;
  private final Locale language;
  private final Mouth mouth;
  private final KeyHelp keyHelp;
  private final Walk walk;
  private final RouteTalk routes;
  private final Farewell farewell;
  private final Patience patience;
  private final Retries retries;
  private final Treatment treatment;
  private final Amends amends;
  private Waiting waiting = Waiting.Open.FIRST;
  private int page;

  Course(
      Hotline hotline,
      Locale language,
      Mouth mouth,
      KeyHelp keyHelp,
      Walk walk,
      RouteTalk routes,
      Farewell farewell,
      Patience patience,
      Retries retries,
      Treatment treatment,
      Amends amends) {
    this.hotline = hotline;
    this.language = language;
    this.mouth = mouth;
    this.keyHelp = keyHelp;
    this.walk = walk;
    this.routes = routes;
    this.farewell = farewell;
    this.patience = patience;
    this.retries = retries;
    this.treatment = treatment;
    this.amends = amends;
  }

  /** What the conversation waits for. */
  Waiting waiting() {
    return waiting;
  }

  boolean isOver() {
    return waiting instanceof Waiting.Over;
  }

  /** Whether a route has the word. */
  boolean isBusy() {
    return waiting instanceof Waiting.Reply;
  }

  /** Begins an intent; its questions may be answered in what was said. */
  boolean begin(Intent wanted, String said) {
    amends.settle();
    page = 0;
    return moveOn(walk.begin(wanted, said, waiting));
  }

  /** Begins at a step of an intent; neither need exist. */
  void beginAt(String wanted, String step) {
    Intent begun = hotline.intent(wanted);
    begun.step(step);
    moveOn(walk.go(begun, step));
  }

  /** The call got on. */
  boolean moveOn(Waiting next) {
    waiting = next;
    patience.progress();
    return true;
  }

  /**
   * The question has this answer.
   *
   * @param said the words it was found in: later questions may find theirs there
   */
  boolean answer(Waiting.Answer question, String value, String said) {
    amends.settle();
    return moveOn(walk.accept(question, value, said));
  }

  /** "No" to a question that the caller was led back to: it is left for good. */
  boolean drop() {
    amends.settle();
    return moveOn(walk.drop());
  }

  /** Asks whether it is about this intent. */
  boolean guess(Intent perhaps, String said) {
    mouth.say(StockPhrase.GUESS, hotline.describe(perhaps, language));
    waiting = new Waiting.Guess(perhaps, said);
    return true;
  }

  /** Asks which of two it is about. */
  boolean choose(Intent first, Intent second, String said) {
    mouth.say(
        StockPhrase.EITHER,
        Map.of(
            "about", hotline.describe(first, language).get("about"),
            "other", hotline.describe(second, language).get("about")));
    waiting = new Waiting.Choice(first, second, said);
    return true;
  }

  /** It is about neither. */
  boolean neither() {
    waiting = Waiting.Open.AGAIN;
    return missed("not what was meant");
  }

  /**
   * The guess is right or wrong.
   *
   * @param reply yes or no
   */
  boolean settle(Waiting.Guess guess, String reply) {
    if (reply.equals("yes")) {
      return begin(guess.intent(), guess.said());
    }
    return neither();
  }

  /**
   * The value that was read back is right or wrong.
   *
   * @param reply yes or no
   */
  boolean settle(Waiting.Confirmation asked, String reply) {
    amends.settle();
    if (reply.equals("yes")) {
      return moveOn(walk.store(asked.intent(), asked.ask(), asked.value()));
    }
    waiting = new Waiting.Answer(asked.intent(), asked.ask(), asked.value());
    return missed("a value was not right");
  }

  /** The value that was read back is another one. */
  boolean correct(Waiting.Confirmation asked, String value) {
    if (asked.tries() > MOST_CORRECTIONS) {
      return person("a value was corrected too often");
    }
    treatment.saw(new CallerSign.WasMisheard());
    waiting =
        walk.confirm(
            new Waiting.Confirmation(asked.intent(), asked.ask(), value, asked.tries() + 1));
    return true;
  }

  /** What was told on the way is another value. */
  boolean amend(Amends.Told told, String value) {
    if (amends.replace()) {
      return person("a value was corrected too often");
    }
    treatment.saw(new CallerSign.WasMisheard());
    return moveOn(walk.amend(told, value));
  }

  /** What was told on the way is not right; asks for it again. */
  boolean takeBack(Amends.Told told) {
    amends.settle();
    walk.forget(told);
    waiting = new Waiting.Answer(told.intent(), told.ask(), told.value());
    return missed("a value was not right");
  }

  /** To the question before, or else to the open one. */
  boolean back() {
    amends.settle();
    page = 0;
    Optional<Waiting> before = walk.back(waiting);
    before.ifPresent(question -> waiting = question);
    return before.isPresent() || startOver();
  }

  /** Asks the open question again. */
  boolean startOver() {
    amends.settle();
    walk.forgetDigressions();
    waiting = Waiting.Open.AGAIN;
    mouth.say(StockPhrase.QUESTION);
    return true;
  }

  /** Says the next page of the menu. */
  boolean nextPage() {
    page++;
    if (keyHelp.menu(page)) {
      return true;
    }
    page = 0;
    return missed("nothing in the menu was wanted");
  }

  /** Words without meaning: the keys, or a person. */
  boolean notUnderstood() {
    return isAtTheDoor() ? person("not understood") : tryAgain();
  }

  private boolean tryAgain() {
    return !retries.notUnderstood(waiting) || person("not understood");
  }

  /**
   * No word and no key came: a reminder, or a person.
   *
   * @param waited after the bot's last word
   */
  boolean silent(Duration waited) {
    if (isBusy()) {
      return false;
    }
    if (isAtTheDoor()) {
      return person("stayed silent");
    }
    return !retries.silent(waiting, waited) || person("stayed silent");
  }

  /**
   * Who talks on after the greeting without a wish that is clear so far is better heard by a
   * person, if it is a caller at all and not a television.
   */
  boolean talksOn(DialogInput.TalksOn on) {
    Match soFar = hotline.matcher(language).match(Lexicon.normal(on.text()));
    boolean clear = soFar instanceof Match.Clear && on.waited().compareTo(LONGEST_WISH) < 0;
    return isAtTheDoor() && !clear && person("talked on without a clear wish");
  }

  /**
   * Whether a gentle caller has been greeted and nothing more: who then mumbles, says something
   * else or nothing has a person without being asked again.
   */
  private boolean isAtTheDoor() {
    return treatment.isGentle() && waiting instanceof Waiting.Open open && open.first();
  }

  /** A try failed: the keys, or a person for this reason. */
  boolean missed(String reason) {
    return !retries.missed(waiting) || person(reason);
  }

  /** The topic for the agent, should none be known and the words hold one. */
  void nameTopic(String text) {
    if (walk.intent().isEmpty()
        && hotline.matcher(language).match(text) instanceof Match.Clear clear) {
      walk.nameTopic(clear.intent());
    }
  }

  /** The route takes long: says so, and the second time offers a person. */
  boolean slow(Waiting.Reply reply) {
    waiting = routes.slow(reply);
    return true;
  }

  /** Tells who wants a person that many wait, and what else can be had. */
  boolean offerHelp() {
    mouth.say(StockPhrase.BUSY_OFFER);
    waiting = Waiting.Open.AGAIN;
    return true;
  }

  /** To a person, of the queue for what is wanted: the end. */
  boolean person(String reason) {
    waiting = farewell.person(walk.intent(), reason);
    return true;
  }

  /** The caller wants nothing else: the survey where there is one, the end. */
  boolean served() {
    waiting = farewell.served("the caller said goodbye");
    return true;
  }

  /** The caller said goodbye: the end. */
  boolean end() {
    waiting = farewell.goodbye("the caller said goodbye");
    return true;
  }
}
