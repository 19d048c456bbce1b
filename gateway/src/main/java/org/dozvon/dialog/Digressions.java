package org.dozvon.dialog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/**
 * Wishes that were left in the middle of a question for another one, the latest first. Confined to
 * the conversation's thread.
 */
final class Digressions {
  /** More open ends nobody keeps in mind; the oldest is given up. */
  private static final int MOST = 2;

  private final Deque<Left> left = new ArrayDeque<>();

  /**
   * A wish that was left.
   *
   * @param question that was open
   * @param values that were known; what was asked for meanwhile does not change them
   */
  record Left(Errand errand, Waiting question, Map<String, String> values) {
    Left {
      values = Map.copyOf(values);
    }
  }

  /** Something else is wanted in the middle of a question. */
  void leave(Errand errand, Waiting question, Map<String, String> values) {
    left.push(new Left(errand, question, values));
    if (left.size() > MOST) {
      left.removeLast();
    }
  }

  /** The wish to go back to; it is no digression any more. */
  Optional<Left> next() {
    return Optional.ofNullable(left.poll());
  }

  /** The wish of this intent, with all that were left after it, which are given up. */
  Optional<Left> backTo(Intent intent) {
    if (left.stream().noneMatch(wish -> wish.errand().intent().equals(intent))) {
      return Optional.empty();
    }
    while (!left.peek().errand().intent().equals(intent)) {
      left.pop();
    }
    return next();
  }

  /** The caller begins anew. */
  void clear() {
    left.clear();
  }
}
