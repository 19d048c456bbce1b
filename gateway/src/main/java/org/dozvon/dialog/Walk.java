package org.dozvon.dialog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Walks through the steps of an intent until the caller or a route has the word, or the
 * conversation ends. Confined to the conversation's thread.
 */
final class Walk {
  /** More steps than this without a question or a route: the dialog goes in a circle. */
  private static final int MOST_STEPS = 60;

  /**
   * A pause of 0.7 s is still a pause; after 4 s callers ask whether anybody is there. A filler
   * that is said at once would delay every answer that comes sooner.
   */
  private static final List<Duration> SLOW = List.of(Duration.ofMillis(700), Duration.ofSeconds(4));

  private final Hotline hotline;
  private final Locale language;
  private final Map<String, String> values;
  private final Answers answers;
  private final Mouth mouth;
  private final KeyHelp keyHelp;
  private final Amends amends;
  private final List<Insight.Reached> trail = new ArrayList<>();
  private double confidence = 1;
  private boolean keysOnly;

  Walk(
      Hotline hotline,
      Locale language,
      Map<String, String> values,
      Answers answers,
      Mouth mouth,
      KeyHelp keyHelp,
      Amends amends) {
    this.hotline = hotline;
    this.language = language;
    this.values = values;
    this.answers = answers;
    this.mouth = mouth;
    this.keyHelp = keyHelp;
    this.amends = amends;
  }

  /** How sure the newest words of the caller are, 0..1; keys are sure. */
  void heard(double sureness) {
    confidence = sureness;
  }

  /** The steps taken so far. */
  List<Insight.Reached> trail() {
    return trail;
  }

  /** From here on questions are asked for answers by key. */
  void keysOnly() {
    keysOnly = true;
  }

  /**
   * Walks on.
   *
   * @param target a step's name or one of the ends
   * @param said the caller's words that led here: answers to questions not asked yet are in them
   */
  Waiting go(Intent intent, String target, String said) {
    String at = target;
    String rest = said;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      switch (at) {
        case Step.ANYTHING_ELSE -> {
          return anythingElse();
        }
        case Step.PERSON -> {
          return person(Optional.of(intent), hotline.queue(), "the dialog leads to a person");
        }
        case Step.END -> {
          return goodbye("served");
        }
        default -> {}
      }
      Step step = intent.steps().get(at);
      trail.add(new Insight.Reached(intent.name(), at));
      Optional<Waiting> stop = take(intent, step, rest);
      if (stop.isPresent()) {
        return stop.get();
      }
      at = after(step, rest);
      if (step instanceof Step.Ask ask && ask.expects() instanceof Expects.Digits) {
        rest = "";
      }
    }
    return person(Optional.of(intent), hotline.queue(), "the dialog goes in a circle");
  }

  /** Puts a value forward for the caller's yes, or takes it at once when none is needed. */
  Waiting accept(Waiting.Answer question, String value) {
    if (isToConfirm(question.ask())) {
      return confirm(new Waiting.Confirmation(question.intent(), question.ask(), value, 1));
    }
    tell(question.intent(), question.ask(), value);
    return store(question.intent(), question.ask(), value);
  }

  /** Goes back to where a value that was told on the way was not known, and takes another. */
  Waiting amend(Amends.Told told, String value) {
    forget(told);
    return accept(new Waiting.Answer(told.intent(), told.ask()), value);
  }

  /** Goes back to where a value that was told on the way was not known. */
  void forget(Amends.Told told) {
    values.clear();
    values.putAll(told.before());
  }

  private boolean isToConfirm(Step.Ask ask) {
    return !ask.confirm().isEmpty() && ask.policy().asks(confidence);
  }

  /** Tells the value on the way, where the dialog wants that. */
  private void tell(Intent intent, Step.Ask ask, String value) {
    Prompt onTheWay = ask.policy().onTheWay();
    if (!onTheWay.isEmpty()) {
      amends.tell(new Amends.Told(intent, ask, value, values));
      mouth.say(onTheWay, Map.of(ask.into(), value));
    }
  }

  /** Asks whether a value is right. */
  Waiting confirm(Waiting.Confirmation confirmation) {
    mouth.say(
        confirmation.ask().confirm(), Map.of(confirmation.ask().into(), confirmation.value()));
    if (keysOnly) {
      mouth.say(StockPhrase.YES_NO_KEYS);
    }
    return confirmation;
  }

  /** Keeps a value and walks on. */
  Waiting store(Intent intent, Step.Ask ask, String value) {
    keep(ask.into(), value);
    return go(intent, ask.next(), "");
  }

  /**
   * A route has not answered yet. The first time a word or two is enough, the second time the
   * caller is told the truth and may choose a person; 0 and "operator" are taken all the time.
   */
  Waiting slow(Waiting.Reply reply) {
    if (reply.told() == 0) {
      Prompt own = reply.call().filler();
      mouth.say(own.isEmpty() ? hotline.phrase(StockPhrase.ONE_MOMENT) : own);
    } else {
      mouth.say(StockPhrase.STILL_LOOKING);
    }
    return new Waiting.Reply(reply.intent(), reply.call(), reply.told() + 1);
  }

  /** A route's answer: its values replace those of an earlier call. */
  Waiting replied(Waiting.Reply waiting, Map<String, String> reply) {
    hush(waiting);
    Step.Call call = waiting.call();
    for (String name : hotline.replies(call.route())) {
      if (reply.containsKey(name)) {
        values.put(name, reply.get(name));
      } else if (!call.arguments().containsKey(name)) {
        values.remove(name);
      }
    }
    for (String name : call.keep()) {
      if (!values.getOrDefault(name, "").isEmpty()) {
        mouth.act(new DialogAction.Collected(name, values.get(name)));
      }
    }
    return go(waiting.intent(), call.next(), "");
  }

  /** A route's failure: another step, or an apology and a person. */
  Waiting failed(Waiting.Reply waiting, String reason) {
    hush(waiting);
    if (!waiting.call().failed().isEmpty()) {
      return go(waiting.intent(), waiting.call().failed(), "");
    }
    mouth.say(StockPhrase.ROUTE_FAILED);
    return person(
        Optional.of(waiting.intent()),
        hotline.queue(),
        "route " + waiting.call().route() + " failed: " + reason);
  }

  /** The last words before a person, and the end. */
  Waiting person(Optional<Intent> intent, String queue, String reason) {
    mouth.say(StockPhrase.CONNECTING);
    if (intent.isPresent()) {
      mouth.say(StockPhrase.PASSING_ON);
    }
    mouth.last(new DialogAction.HandOver(queue, topic(intent), reason));
    return new Waiting.Over();
  }

  /** The last words to a caller who is served, and the end. */
  Waiting goodbye(String reason) {
    mouth.say(StockPhrase.GOODBYE);
    mouth.last(new DialogAction.HangUp(reason));
    return new Waiting.Over();
  }

  /** An offer to go on waiting is void once the route has answered. */
  private void hush(Waiting.Reply waiting) {
    if (waiting.told() > 0) {
      mouth.act(new DialogAction.Hush());
    }
  }

  private Waiting anythingElse() {
    mouth.say(StockPhrase.ANYTHING_ELSE);
    Waiting open = Waiting.Open.MORE;
    if (keysOnly) {
      keyHelp.say(open);
    }
    return open;
  }

  private Optional<Waiting> take(Intent intent, Step step, String said) {
    switch (step) {
      case Step.Say say -> mouth.say(say.prompt());
      case Step.Ask ask -> {
        return ask(intent, ask, said);
      }
      case Step.Note note ->
          answers
              .find(note.expects(), said)
              .ifPresentOrElse(value -> keep(note.into(), value), () -> values.remove(note.into()));
      case Step.Call call -> {
        return Optional.of(call(intent, call));
      }
      case Step.When when -> {}
      case Step.HandOver handOver -> {
        mouth.say(handOver.prompt());
        String queue = handOver.queue().isEmpty() ? hotline.queue() : handOver.queue();
        return Optional.of(person(Optional.of(intent), queue, "the dialog leads to a person"));
      }
    }
    return Optional.empty();
  }

  private String after(Step step, String said) {
    return switch (step) {
      case Step.When when -> when.target(values.getOrDefault(when.value(), ""));
      case Step.Note note ->
          answers.find(note.expects(), said).isPresent() ? note.next() : note.missing();
      case Step.Say say -> say.next();
      case Step.Ask ask -> ask.next();
      case Step.Call call -> call.next();
      case Step.HandOver handOver -> handOver.next();
    };
  }

  private Optional<Waiting> ask(Intent intent, Step.Ask ask, String said) {
    Waiting.Answer question = new Waiting.Answer(intent, ask);
    Optional<String> known = answers.find(ask.expects(), said);
    if (known.isPresent()) {
      if (isToConfirm(ask)) {
        return Optional.of(confirm(new Waiting.Confirmation(intent, ask, known.get(), 1)));
      }
      tell(intent, ask, known.get());
      keep(ask.into(), known.get());
      return Optional.empty();
    }
    if (!keysOnly) {
      mouth.say(ask.prompt());
    } else if (keyHelp.possible(question)) {
      keyHelp.say(question);
    } else {
      return Optional.of(
          person(Optional.of(intent), hotline.queue(), "cannot be asked without hearing"));
    }
    return Optional.of(question);
  }

  private Waiting call(Intent intent, Step.Call call) {
    if (hotline.changes(call.route())) {
      amends.settle();
    }
    Map<String, String> arguments = new HashMap<>();
    call.arguments().forEach((name, template) -> arguments.put(name, template.raw(values)));
    mouth.act(new DialogAction.CallRoute(call.route(), arguments, call.limit(), SLOW));
    return new Waiting.Reply(intent, call, 0);
  }

  private void keep(String name, String value) {
    values.put(name, value);
    mouth.act(new DialogAction.Collected(name, value));
  }

  private String topic(Optional<Intent> intent) {
    return intent
        .map(known -> known.about().getOrDefault(language, known.name()))
        .orElseGet(() -> noTopic());
  }

  private String noTopic() {
    List<String> words =
        hotline.phrase(StockPhrase.NO_TOPIC).say(language, 0, values, hotline.speller(language));
    return String.join(" ", words);
  }
}
