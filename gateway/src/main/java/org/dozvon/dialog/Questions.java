package org.dozvon.dialog;

import java.util.Map;
import java.util.Optional;

/**
 * Asks for values and keeps them; what was said already is not asked for. Confined to the
 * conversation's thread.
 */
final class Questions {
  private final Map<String, String> values;
  private final Answers answers;
  private final Mouth mouth;
  private final KeyHelp keyHelp;
  private final Amends amends;
  private double confidence = 1;
  private boolean keysOnly;

  Questions(
      Map<String, String> values, Answers answers, Mouth mouth, KeyHelp keyHelp, Amends amends) {
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

  /** From here on questions are asked for answers by key. */
  void keysOnly() {
    keysOnly = true;
  }

  /** Whether the question can be asked of a caller who is not heard. */
  boolean possible(Waiting.Answer question) {
    return !keysOnly || keyHelp.possible(question);
  }

  /**
   * Takes the answer out of the words that no other question has used; a value that needs no yes is
   * kept.
   *
   * @return what is waited for; empty when the walk goes on; not asked yet: {@link Waiting.Answer}
   */
  Optional<Waiting> reach(Errand errand, Step.Ask ask) {
    errand.reach(ask);
    Optional<String> known = errand.take(ask.expects(), answers);
    if (known.isEmpty()) {
      return Optional.of(new Waiting.Answer(errand.intent(), ask));
    }
    return accept(new Waiting.Answer(errand.intent(), ask), known.get());
  }

  /** Asks. */
  Waiting ask(Waiting.Answer question) {
    if (keysOnly) {
      keyHelp.say(question);
    } else {
      mouth.say(question.ask().prompt());
    }
    return question;
  }

  /** Puts a value forward for the caller's yes, or keeps it when none is needed. */
  Optional<Waiting> accept(Waiting.Answer question, String value) {
    Step.Ask ask = question.ask();
    if (!ask.confirm().isEmpty() && ask.policy().asks(confidence)) {
      return Optional.of(confirm(new Waiting.Confirmation(question.intent(), ask, value, 1)));
    }
    Prompt onTheWay = ask.policy().onTheWay();
    if (!onTheWay.isEmpty()) {
      amends.tell(new Amends.Told(question.intent(), ask, value, values));
      mouth.say(onTheWay, Map.of(ask.into(), value));
    }
    keep(ask.into(), value);
    return Optional.empty();
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

  /** Whether anything else is wanted. */
  Waiting anythingElse() {
    mouth.say(StockPhrase.ANYTHING_ELSE);
    if (keysOnly) {
      keyHelp.say(Waiting.Open.MORE);
    }
    return Waiting.Open.MORE;
  }

  /** Takes a value out of the unused words without asking; whether it was there. */
  boolean note(Errand errand, Step.Note note) {
    Optional<String> found = errand.take(note.expects(), answers);
    found.ifPresentOrElse(value -> keep(note.into(), value), () -> values.remove(note.into()));
    return found.isPresent();
  }

  /** Keeps a value. */
  void keep(String name, String value) {
    values.put(name, value);
    mouth.act(new DialogAction.Collected(name, value));
  }

  /** Words of an answer that later questions may find theirs in. */
  String left(Step.Ask ask, String said, String value) {
    return Leftover.of(ask.expects(), said, value, answers);
  }
}
