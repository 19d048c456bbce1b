package org.dozvon.dialog;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the wish in what was said, together with answers that came unasked: of "book tomorrow at
 * nine" the day and the hour say nothing about what is wanted. Immutable.
 */
record Wishes(IntentMatcher matcher, Answers answers, Lexicon lexicon) {
  /** What a normal text is most like; unsure only when it is so without the answers in it, too. */
  Match match(String text) {
    Match whole = matcher.match(text);
    if (!(whole instanceof Match.Unsure unsure)) {
      return whole;
    }
    String bare = withoutAnswers(unsure.intent(), text);
    boolean told = !bare.isEmpty() && !bare.equals(text);
    return told
            && matcher.match(bare) instanceof Match.Clear clear
            && clear.intent().equals(unsure.intent())
        ? clear
        : whole;
  }

  private String withoutAnswers(Intent intent, String text) {
    String bare = text;
    for (Step step : intent.steps().values()) {
      if (step instanceof Step.Ask ask) {
        Optional<String> found = answers.find(ask.expects(), bare);
        if (found.isPresent()) {
          bare = Leftover.of(ask.expects(), bare, found.get(), answers);
        }
      }
    }
    return bare.equals(text) ? text : withoutLeads(bare);
  }

  /** "On" led to the day that is taken out. */
  private String withoutLeads(String text) {
    return Lexicon.split(text).stream()
        .filter(word -> !lexicon.unfinished().contains(word))
        .collect(Collectors.joining(" "));
  }
}
