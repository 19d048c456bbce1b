package org.dozvon.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.expression.Condition;

/**
 * Walks through the steps of intents until the caller or a route has the word, or the conversation
 * ends; back to a question, away to another wish and back again. Confined to the conversation's
 * thread.
 */
final class Walk {
  /** More steps than this without a question or a route: the dialog goes in a circle. */
  private static final int MOST_STEPS = 60;

  private final Hotline hotline;
  private final Map<String, String> values;
  private final Mouth mouth;
  private final Questions questions;
  private final RouteTalk routes;
  private final Farewell farewell;
  private final Digressions digressions = new Digressions();
  private final List<Insight.Reached> trail = new ArrayList<>();
  private Optional<Errand> errand = Optional.empty();

  Walk(
      Hotline hotline,
      Map<String, String> values,
      Mouth mouth,
      Questions questions,
      RouteTalk routes,
      Farewell farewell) {
    this.hotline = hotline;
    this.values = values;
    this.mouth = mouth;
    this.questions = questions;
    this.routes = routes;
    this.farewell = farewell;
  }

  /** The steps taken so far. */
  List<Insight.Reached> trail() {
    return trail;
  }

  /**
   * Begins an intent. A question of another one that is open is come back to later.
   *
   * @param said the caller's words that led here: answers to questions not asked yet are in them
   */
  Waiting begin(Intent wanted, String said, Waiting open) {
    Optional<Digressions.Left> left = digressions.backTo(wanted);
    if (left.isPresent()) {
      left.get().errand().hear(said);
      return resume(left.get());
    }
    errand
        .filter(current -> isQuestionOf(current.intent(), open))
        .filter(current -> !current.intent().equals(wanted))
        .ifPresent(current -> digressions.leave(current, open, values));
    return start(wanted, said);
  }

  private static boolean isQuestionOf(Intent intent, Waiting open) {
    return switch (open) {
      case Waiting.Answer answer -> answer.intent().equals(intent);
      case Waiting.Confirmation confirmation -> confirmation.intent().equals(intent);
      default -> false;
    };
  }

  private Waiting start(Intent wanted, String said) {
    mouth.act(new DialogAction.FoundIntent(wanted.name()));
    errand = Optional.of(new Errand(wanted, said));
    return go(wanted, wanted.first());
  }

  /**
   * Walks on.
   *
   * @param target a step's name or one of the ends
   */
  Waiting go(Intent intent, String target) {
    Errand current = follow(intent);
    String at = target;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      Optional<Waiting> end = end(current.intent(), at);
      if (end.isPresent()) {
        return end.get();
      }
      Step step = current.intent().steps().get(at);
      trail.add(new Insight.Reached(current.intent().name(), at));
      switch (take(current, step)) {
        case Way.Stop stop -> {
          return stop.waiting();
        }
        case Way.On on -> at = on.step();
        case Way.Over over -> {
          mouth.act(new DialogAction.FoundIntent(over.intent().name()));
          current = new Errand(over.intent(), current.unused());
          errand = Optional.of(current);
          at = over.intent().first();
        }
      }
    }
    return farewell.stuck(current.intent(), "the dialog goes in a circle");
  }

  /** The wish that is being walked; another one than before begins without words. */
  private Errand follow(Intent intent) {
    Errand current =
        errand.filter(e -> e.intent().equals(intent)).orElseGet(() -> new Errand(intent, ""));
    errand = Optional.of(current);
    return current;
  }

  private Optional<Waiting> end(Intent intent, String target) {
    return switch (target) {
      case Step.ANYTHING_ELSE -> Optional.of(served());
      case Step.PERSON -> Optional.of(farewell.stuck(intent, "the dialog leads to a person"));
      case Step.SURVEY -> Optional.of(farewell.survey("served"));
      case Step.END -> Optional.of(farewell.served("served"));
      default -> Optional.empty();
    };
  }

  /** How the walk goes on after a step. */
  private sealed interface Way {
    /** Somebody has the word, or nobody any more. */
    record Stop(Waiting waiting) implements Way {}

    /** To a step or an end. */
    record On(String step) implements Way {}

    /** To another intent. */
    record Over(Intent intent) implements Way {}
  }

  private Way take(Errand current, Step step) {
    return switch (step) {
      case Step.Say say -> {
        mouth.say(say.prompt());
        yield new Way.On(say.next());
      }
      case Step.Ask ask -> ask(current, ask);
      case Step.Note note ->
          new Way.On(questions.note(current, note) ? note.next() : note.missing());
      case Step.Call call -> new Way.Stop(routes.call(current.intent(), call));
      case Step.When when -> new Way.On(when.target(values.getOrDefault(when.value(), "")));
      case Step.If fork -> new Way.On(fork(fork));
      case Step.Assign assign -> {
        assign(assign);
        yield new Way.On(assign.next());
      }
      case Step.Message message -> {
        mouth.send(message.to().raw(values), message.text(), Map.of());
        yield new Way.On(message.next());
      }
      case Step.Jump jump -> new Way.Over(hotline.intent(jump.intent()));
      case Step.End end -> new Way.Stop(farewell.end(end));
      case Step.HandOver handOver -> new Way.Stop(farewell.person(current.intent(), handOver));
    };
  }

  private Way ask(Errand current, Step.Ask ask) {
    Optional<Waiting> waiting = questions.reach(current, ask);
    if (waiting.isEmpty()) {
      return new Way.On(ask.next());
    }
    if (waiting.get() instanceof Waiting.Answer question) {
      return new Way.Stop(
          questions.possible(question)
              ? questions.ask(question)
              : farewell.stuck(current.intent(), "cannot be asked without hearing"));
    }
    return new Way.Stop(waiting.get());
  }

  private String fork(Step.If fork) {
    Condition.Verdict verdict = fork.condition().judge(values);
    mouth.aside(new DialogAction.Explained(verdict.why()));
    return verdict.holds() ? fork.then() : fork.next();
  }

  private void assign(Step.Assign assign) {
    Map<String, String> fresh = new HashMap<>();
    assign.values().forEach((name, text) -> fresh.put(name, text.raw(values)));
    values.putAll(fresh);
  }

  /** Puts a value forward for the caller's yes, or takes it at once when none is needed. */
  Waiting accept(Waiting.Answer question, String value, String said) {
    Errand current = follow(question.intent());
    current.hear(questions.left(question.ask(), said, value));
    return questions
        .accept(question, value)
        .orElseGet(() -> go(question.intent(), question.ask().next()));
  }

  /** Keeps a value and walks on. */
  Waiting store(Intent intent, Step.Ask ask, String value) {
    questions.keep(ask.into(), value);
    return go(intent, ask.next());
  }

  /** Goes back to where a value that was told on the way was not known, and takes another. */
  Waiting amend(Amends.Told told, String value) {
    forget(told);
    return accept(new Waiting.Answer(told.intent(), told.ask()), value, "");
  }

  /** Goes back to where a value that was told on the way was not known. */
  void forget(Amends.Told told) {
    values.clear();
    values.putAll(told.before());
  }

  /** Asks whether a value is right. */
  Waiting confirm(Waiting.Confirmation confirmation) {
    return questions.confirm(confirmation);
  }

  /**
   * To the question before, whose value is forgotten; from the first one to the wish that was left
   * for this one. Empty when there is neither.
   */
  Optional<Waiting> back(Waiting from) {
    if (errand.isEmpty() || !isQuestionOf(errand.get().intent(), from)) {
      return Optional.empty();
    }
    if (from instanceof Waiting.Confirmation asked) {
      return Optional.of(again(asked.intent(), asked.ask()));
    }
    Optional<Step.Ask> before = errand.get().back();
    if (before.isPresent()) {
      return Optional.of(again(errand.get().intent(), before.get()));
    }
    return digressions.next().map(this::resume);
  }

  private Waiting again(Intent intent, Step.Ask ask) {
    values.remove(ask.into());
    Waiting.Answer question = new Waiting.Answer(intent, ask);
    return questions.possible(question)
        ? questions.ask(question)
        : farewell.stuck(intent, "cannot be asked without hearing");
  }

  /** The caller does not want what was come back to. */
  Waiting drop() {
    return served();
  }

  /** Nothing is come back to any more. */
  void forgetDigressions() {
    digressions.clear();
  }

  /** Back to what was left for this wish, or anything else? */
  private Waiting served() {
    return digressions.next().map(this::resume).orElseGet(questions::anythingElse);
  }

  private Waiting resume(Digressions.Left left) {
    Intent intent = left.errand().intent();
    errand = Optional.of(left.errand());
    values.putAll(left.values());
    mouth.act(new DialogAction.FoundIntent(intent.name()));
    mouth.backTo(intent);
    if (left.question() instanceof Waiting.Confirmation asked) {
      return questions.confirm(asked);
    }
    Step.Ask open = ((Waiting.Answer) left.question()).ask();
    Waiting next = go(intent, intent.nameOf(open));
    return next instanceof Waiting.Answer again && again.ask().equals(open)
        ? again.resumed()
        : next;
  }

  /** A route's answer. */
  Waiting replied(Waiting.Reply waiting, Map<String, String> reply) {
    routes.replied(waiting, reply);
    return go(waiting.intent(), waiting.call().next());
  }

  /** A route's failure: another step, or an apology and a person. */
  Waiting failed(Waiting.Reply waiting, String reason) {
    routes.hush(waiting);
    if (!waiting.call().failed().isEmpty()) {
      return go(waiting.intent(), waiting.call().failed());
    }
    routes.apologise();
    return farewell.stuck(
        waiting.intent(), "route " + waiting.call().route() + " failed: " + reason);
  }

  /** What the caller wants, as far as it is known. */
  Optional<Intent> intent() {
    return errand.map(Errand::intent);
  }

  /** What the caller wants became known on the way to a person. */
  void nameTopic(Intent intent) {
    mouth.act(new DialogAction.FoundIntent(intent.name()));
    follow(intent);
  }
}
