package org.dozvon.dialog;

import java.util.List;

/** What a conversation waits for. */
sealed interface Waiting {
  /**
   * For an intent, in own words or by a menu key.
   *
   * @param first after the greeting, nothing was understood yet
   * @param more after something was served
   */
  record Open(boolean first, boolean more) implements Waiting {
    /** After the greeting. */
    static final Open FIRST = new Open(true, false);

    /** The question was asked again. */
    static final Open AGAIN = new Open(false, false);

    /** Is there anything else? */
    static final Open MORE = new Open(false, true);
  }

  /** For yes or no: is it about this intent? */
  record Guess(Intent intent, String said) implements Waiting {}

  /** For one of two: which intent is it about? */
  record Choice(Intent first, Intent second, String said) implements Waiting {}

  /**
   * For the answer to a question.
   *
   * @param wrong a value that the caller has just said is not right; empty: none
   * @param isResumed whether the caller was led back to it, and may say no
   */
  record Answer(Intent intent, Step.Ask ask, String wrong, boolean isResumed) implements Waiting {
    Answer(Intent intent, Step.Ask ask, String wrong) {
      this(intent, ask, wrong, false);
    }

    /** The same after something else. */
    Answer resumed() {
      return new Answer(intent, ask, wrong, true);
    }

    Answer(Intent intent, Step.Ask ask) {
      this(intent, ask, "");
    }
  }

  /**
   * For yes, no or a correction of a value.
   *
   * @param tries how many values were put forward
   */
  record Confirmation(Intent intent, Step.Ask ask, String value, int tries) implements Waiting {}

  /**
   * For a route; what the caller says meanwhile is only a person or nothing.
   *
   * @param told how often the caller was told that it takes long; the second time a person was
   *     offered
   */
  record Reply(Intent intent, Step.Call call, int told) implements Waiting {
    boolean isPersonOffered() {
      return told > 1;
    }
  }

  /** For the answers to the survey, which is a conversation of its own and the last. */
  record Survey(SurveyTalk talk) implements Waiting {}

  /** For nothing: the conversation has ended. */
  record Over() implements Waiting {}

  /** The question as an expectation of yes or no, digits ...; empty for the open ones. */
  default List<Expects> expects() {
    return switch (this) {
      case Open open -> List.of();
      case Guess guess -> List.of(new Expects.YesNo());
      case Choice choice -> List.of();
      case Answer answer -> List.of(answer.ask().expects());
      case Confirmation confirmation -> List.of(new Expects.YesNo(), confirmation.ask().expects());
      case Reply reply -> reply.isPersonOffered() ? List.of(new Expects.YesNo()) : List.of();
      case Survey survey -> List.of();
      case Over over -> List.of();
    };
  }
}
