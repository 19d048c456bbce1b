package org.dozvon.dialog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * One wish on its way through its intent: the questions it came to, and the caller's words that
 * none of them has used up yet. Confined to the conversation's thread.
 */
final class Errand {
  private final Intent intent;
  private final Deque<Step.Ask> questions = new ArrayDeque<>();
  private String unused;

  /**
   * @param said the words that led here, normal
   */
  Errand(Intent intent, String said) {
    this.intent = intent;
    this.unused = said;
  }

  Intent intent() {
    return intent;
  }

  /** Words that later questions may find their answers in. */
  String unused() {
    return unused;
  }

  /** More words that may hold answers. */
  void hear(String words) {
    unused = (unused + " " + words).strip();
  }

  /** The answer in the unused words, should there be one; its words are used from here on. */
  Optional<String> take(Expects expects, Answers answers) {
    Optional<String> found = answers.find(expects, unused);
    found.ifPresent(value -> unused = Leftover.of(expects, unused, value, answers));
    return found;
  }

  /** A question is reached. */
  void reach(Step.Ask question) {
    if (!question.equals(questions.peekLast())) {
      questions.addLast(question);
    }
  }

  /**
   * The question before the current one, which is the last one then; words said so far are not
   * taken for answers any more, or the forgotten one would come back.
   */
  Optional<Step.Ask> back() {
    unused = "";
    questions.pollLast();
    return Optional.ofNullable(questions.peekLast());
  }
}
