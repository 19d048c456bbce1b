package org.dozvon.dialog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.speech.Utterance;

/**
 * What will likely be said next, while the caller may still go on: sentences with a value that is
 * known only now, which nobody could speak beforehand. Nothing is done for it but speaking: no
 * route is called, no value kept. Immutable.
 */
record Foresight(Locale language, Speller speller, Answers answers) {
  /** The sentences, should the turn end with these words; mostly none. */
  List<Utterance> sentences(Waiting waiting, String words) {
    if (!(waiting instanceof Waiting.Answer answer)) {
      return List.of();
    }
    Step.Ask ask = answer.ask();
    Prompt next =
        ask.confirm().isEmpty() || ask.policy().when() == ConfirmPolicy.When.NEVER
            ? ask.policy().onTheWay()
            : ask.confirm();
    boolean onlyThis = next.names().equals(Set.of(ask.into()));
    Optional<String> value = answers.readListed(ask.expects(), Lexicon.normal(words));
    return value
        .filter(v -> onlyThis)
        .map(v -> next.say(language, 0, Map.of(ask.into(), v), speller))
        .orElse(List.of());
  }
}
