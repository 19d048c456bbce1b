package org.dozvon.dialog;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.Profile;

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
  /** Below this the words are no better than a guess of the recogniser. */
  private static final double LEAST_CONFIDENCE = 0.3;

  private static final int MOST_CORRECTIONS = 2;

  private final Hotline hotline;
  private final Locale language;
  private final Profile profile;
  private final Lexicon lexicon;
  private final Answers answers;
  private final Listening listening;
  private final Mouth mouth;
  private final KeyHelp keyHelp;
  private final Walk walk;
  private final Patience patience;
  private final Retries retries;
  private Waiting waiting = new Waiting.Open(false);
  private Optional<Intent> intent = Optional.empty();
  private boolean keysOnly;
  private int page;

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
    Map<String, String> values = new HashMap<>(known);
    this.hotline = hotline;
    this.language = language;
    this.profile = profile;
    this.lexicon = Lexicon.of(language);
    this.answers = new Answers(language, hotline.speller(language));
    this.listening = new Listening(hotline, language, profile);
    this.patience = new Patience(profile == Profile.GENTLE);
    this.mouth = new Mouth(hotline, language, values);
    this.keyHelp = new KeyHelp(hotline, language, profile, answers, mouth);
    this.retries = new Retries(patience, mouth, keyHelp);
    this.walk = new Walk(hotline, language, values, answers, mouth, keyHelp);
  }

  @Override
  public List<DialogAction> on(DialogInput input, Instant now) {
    if (waiting instanceof Waiting.Over) {
      return List.of();
    }
    boolean answered = patience.input() ? person("the conversation is too long") : take(input);
    if (answered && !(waiting instanceof Waiting.Over || waiting instanceof Waiting.Reply)) {
      mouth.act(new DialogAction.Listen(listening.expectation(waiting)));
    }
    List<DialogAction> actions = mouth.take();
    retries.done(actions);
    return actions;
  }

  /** Whether the input changed anything; the caller is listened to anew then. */
  private boolean take(DialogInput input) {
    return switch (input) {
      case DialogInput.Started started -> patience.isFirstInput() && start();
      case DialogInput.Heard heard -> heard(heard);
      case DialogInput.Interrupted interrupted -> interrupted(interrupted.unheard());
      case DialogInput.Pressed pressed -> pressed(pressed.keys());
      case DialogInput.StayedSilent silent -> silent();
      case DialogInput.RouteReplied replied ->
          waiting instanceof Waiting.Reply reply
              && reply.call().route().equals(replied.route())
              && moveOn(walk.replied(reply, replied.reply()));
      case DialogInput.RouteFailed failed ->
          waiting instanceof Waiting.Reply reply
              && reply.call().route().equals(failed.route())
              && moveOn(walk.failed(reply, failed.reason()));
      case DialogInput.HearingLost lost -> hearingLost();
    };
  }

  private boolean start() {
    if (profile == Profile.STRAIGHT_TO_PERSON) {
      return person("profile: straight to a person");
    }
    mouth.say(StockPhrase.GREETING);
    return true;
  }

  private boolean heard(DialogInput.Heard heard) {
    String text = Lexicon.normal(heard.text());
    if (lexicon.asksForPerson(text)) {
      understood(heard, "person");
      nameTopic(text);
      return person("asked for a person");
    }
    if (waiting instanceof Waiting.Reply) {
      understood(heard, "");
      return false;
    }
    if (text.isEmpty() || heard.confidence() < LEAST_CONFIDENCE) {
      return notUnderstood(heard);
    }
    return answered(heard, text)
        || aside(heard, text)
        || wished(heard, text)
        || spokeFreely(heard, text)
        || notUnderstood(heard);
  }

  /** An answer to the very question. */
  private boolean answered(DialogInput.Heard heard, String text) {
    return switch (waiting) {
      case Waiting.Answer answer -> {
        boolean free = answer.ask().expects() instanceof Expects.Phrase;
        Optional<String> value =
            free
                ? answers.find(answer.ask().expects(), text)
                : answers.read(answer.ask().expects(), text);
        value.ifPresent(v -> understood(heard, v));
        yield value.isPresent() && moveOn(walk.accept(answer, value.get()));
      }
      case Waiting.Confirmation confirmation -> confirmed(heard, confirmation, text);
      case Waiting.Guess guess -> guessed(heard, guess, text);
      case Waiting.Open open -> open.more() && moreWanted(heard, text);
      case Waiting.Reply reply -> false;
      case Waiting.Over over -> false;
    };
  }

  private boolean confirmed(DialogInput.Heard heard, Waiting.Confirmation asked, String text) {
    Optional<String> value = answers.find(asked.ask().expects(), text);
    if (value.isPresent() && !value.get().equals(asked.value())) {
      understood(heard, value.get());
      return correct(asked, value.get());
    }
    Optional<String> reply = answers.confirm(text, value.isPresent());
    reply.ifPresent(yes -> understood(heard, yes));
    return reply.isPresent() && settle(asked, reply.get());
  }

  private boolean correct(Waiting.Confirmation asked, String value) {
    if (asked.tries() > MOST_CORRECTIONS) {
      return person("a value was corrected too often");
    }
    waiting =
        walk.confirm(
            new Waiting.Confirmation(asked.intent(), asked.ask(), value, asked.tries() + 1));
    return true;
  }

  private boolean settle(Waiting.Confirmation asked, String reply) {
    if (reply.equals("yes")) {
      return moveOn(walk.store(asked.intent(), asked.ask(), asked.value()));
    }
    waiting = new Waiting.Answer(asked.intent(), asked.ask(), asked.value());
    return missed("a value was not right");
  }

  private boolean guessed(DialogInput.Heard heard, Waiting.Guess guess, String text) {
    Optional<String> reply = answers.read(new Expects.YesNo(), text);
    reply.ifPresent(yes -> understood(heard, yes));
    return reply.isPresent() && settle(guess, reply.get());
  }

  private boolean settle(Waiting.Guess guess, String reply) {
    if (reply.equals("yes")) {
      return begin(guess.intent(), guess.said());
    }
    waiting = new Waiting.Open(false);
    return missed("not what was meant");
  }

  private boolean moreWanted(DialogInput.Heard heard, String text) {
    if (lexicon.is(lexicon.yes(), text)) {
      understood(heard, "yes");
      mouth.say(StockPhrase.QUESTION);
      waiting = new Waiting.Open(false);
      return true;
    }
    if (lexicon.is(lexicon.no(), text)) {
      understood(heard, "no");
      return end();
    }
    return false;
  }

  /** Words that mean the same at every moment. */
  private boolean aside(DialogInput.Heard heard, String text) {
    Optional<Lexicon.Aside> aside = lexicon.aside(text);
    aside.ifPresent(meaning -> understood(heard, meaning.name().toLowerCase(Locale.ROOT)));
    return aside.isPresent() && follow(aside.get());
  }

  /** Brings the call no further; who needs that often needs a person. */
  private boolean follow(Lexicon.Aside aside) {
    if (aside == Lexicon.Aside.GOODBYE) {
      return end();
    }
    if (patience.aside()) {
      return person("asked for help or repetition too often");
    }
    switch (aside) {
      case REPEAT -> mouth.repeat();
      case HELP -> help();
      case START_OVER -> startOver();
      case WAIT, GOODBYE -> {}
    }
    return true;
  }

  private void help() {
    mouth.say(StockPhrase.HELP);
    keyHelp.say(waiting);
  }

  private void startOver() {
    waiting = new Waiting.Open(false);
    mouth.say(StockPhrase.QUESTION);
  }

  /** A wish, also in the middle of something else. */
  private boolean wished(DialogInput.Heard heard, String text) {
    return switch (hotline.matcher(language).match(text)) {
      case Match.Clear clear when !busyWith(clear.intent()) -> {
        understood(heard, clear.intent().name());
        yield begin(clear.intent(), text);
      }
      case Match.Unsure unsure when waiting instanceof Waiting.Open -> {
        understood(heard, unsure.intent().name() + "?");
        mouth.say(StockPhrase.GUESS, hotline.describe(unsure.intent(), language));
        waiting = new Waiting.Guess(unsure.intent(), text);
        yield true;
      }
      default -> false;
    };
  }

  private boolean busyWith(Intent other) {
    return waiting instanceof Waiting.Answer answer && answer.intent().equals(other);
  }

  /** Words that no list holds, where such words are taken. */
  private boolean spokeFreely(DialogInput.Heard heard, String text) {
    if (!(waiting instanceof Waiting.Answer answer)) {
      return false;
    }
    Optional<String> value = answers.read(answer.ask().expects(), text);
    value.ifPresent(words -> understood(heard, words));
    return value.isPresent() && moveOn(walk.accept(answer, value.get()));
  }

  private boolean notUnderstood(DialogInput.Heard heard) {
    understood(heard, "");
    return !retries.notUnderstood(waiting) || person("not understood");
  }

  /** Nothing to do yet: what the caller means by it comes next. */
  private boolean interrupted(List<String> unheard) {
    retries.interrupted(unheard);
    return false;
  }

  private boolean pressed(String keys) {
    if (keys.equals("0")) {
      return person("pressed 0");
    }
    if (waiting instanceof Waiting.Reply) {
      return false;
    }
    if (keys.equals("*")) {
      return follow(Lexicon.Aside.REPEAT);
    }
    return switch (waiting) {
      case Waiting.Open open -> menuKey(keys);
      case Waiting.Guess guess ->
          answers
              .press(new Expects.YesNo(), keys)
              .map(reply -> settle(guess, reply))
              .orElseGet(() -> missed("a key without meaning"));
      case Waiting.Answer answer ->
          answers
              .press(answer.ask().expects(), keys)
              .map(value -> moveOn(walk.accept(answer, value)))
              .orElseGet(() -> missed("keys without meaning"));
      case Waiting.Confirmation confirmation ->
          answers
              .press(new Expects.YesNo(), keys)
              .map(reply -> settle(confirmation, reply))
              .orElseGet(() -> missed("a key without meaning"));
      case Waiting.Reply reply -> false;
      case Waiting.Over over -> false;
    };
  }

  private boolean menuKey(String keys) {
    if (keys.equals("9")) {
      page++;
      if (keyHelp.menu(page)) {
        return true;
      }
      page = 0;
      return missed("nothing in the menu was wanted");
    }
    return hotline.menu().stream()
        .filter(choice -> keys.equals(Integer.toString(choice.key())))
        .findFirst()
        .map(choice -> begin(choice, ""))
        .orElseGet(() -> missed("a key without meaning"));
  }

  private boolean silent() {
    return !(waiting instanceof Waiting.Reply)
        && (!retries.silent(waiting) || person("stayed silent"));
  }

  private boolean hearingLost() {
    if (keysOnly) {
      return waiting instanceof Waiting.Reply ? false : person("cannot be heard");
    }
    keysOnly = true;
    walk.keysOnly();
    if (waiting instanceof Waiting.Reply) {
      return false;
    }
    if (!keyHelp.possible(waiting)) {
      return person("cannot be heard");
    }
    patience.lastTry();
    mouth.say(StockPhrase.KEYS_ONLY);
    keyHelp.say(waiting);
    return true;
  }

  private boolean missed(String reason) {
    return !retries.missed(waiting) || person(reason);
  }

  private boolean begin(Intent wanted, String said) {
    mouth.act(new DialogAction.FoundIntent(wanted.name()));
    intent = Optional.of(wanted);
    page = 0;
    return moveOn(walk.go(wanted, wanted.first(), said));
  }

  private boolean moveOn(Waiting next) {
    waiting = next;
    patience.progress();
    return true;
  }

  private void nameTopic(String text) {
    if (intent.isEmpty() && hotline.matcher(language).match(text) instanceof Match.Clear clear) {
      intent = Optional.of(clear.intent());
      mouth.act(new DialogAction.FoundIntent(clear.intent().name()));
    }
  }

  private boolean person(String reason) {
    waiting = walk.person(intent, hotline.queue(), reason);
    return true;
  }

  private boolean end() {
    waiting = walk.goodbye("the caller said goodbye");
    return true;
  }

  private void understood(DialogInput.Heard heard, String meaning) {
    mouth.act(new DialogAction.Understood(heard.text(), heard.confidence(), meaning));
  }
}
