package org.dozvon.dialog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dozvon.expression.Condition;

/**
 * One step of an intent. {@code next} is the name of a step of the same intent or one of {@link
 * #ANYTHING_ELSE}, {@link #PERSON}, {@link #END}, {@link #SURVEY}.
 */
sealed interface Step {
  /** Asks whether anything else is wanted. */
  String ANYTHING_ELSE = "anything-else";

  /** Hands over to a person of the hotline's queue, with the intent's topic. */
  String PERSON = "person";

  /** Says goodbye and hangs up. */
  String END = "end";

  /** Asks how satisfied the caller is, where the hotline has a survey, then says goodbye. */
  String SURVEY = "survey";

  /** Where the conversation goes on. */
  String next();

  /** Says something. */
  record Say(Prompt prompt, String next) implements Step {}

  /**
   * Asks for a value, unless the caller's words that led here hold it already.
   *
   * @param again what is said after a failed try; names the keys
   * @param confirm repeats the value and asks whether it is right; {@link Prompt#NONE} for never
   * @param policy when that is asked, and what is said otherwise
   */
  record Ask(
      Prompt prompt,
      Prompt again,
      Prompt confirm,
      ConfirmPolicy policy,
      Expects expects,
      String into,
      String next)
      implements Step {}

  /** Takes a value out of the caller's words when it is there; asks nothing. */
  record Note(Expects expects, String into, String missing, String next) implements Step {}

  /**
   * Calls a route.
   *
   * @param arguments name to a template over values
   * @param filler said while the route works; may be {@link Prompt#NONE}
   * @param keep reply values that the agent is to see
   * @param failed where to go on failure; empty for an apology and a person
   */
  record Call(
      String route,
      Map<String, Template> arguments,
      Duration limit,
      Prompt filler,
      List<String> keep,
      String failed,
      String next)
      implements Step {
    public Call {
      arguments = Map.copyOf(arguments);
      keep = List.copyOf(keep);
    }
  }

  /**
   * Goes on by a value.
   *
   * @param cases value to step; {@link #NOTHING} and {@link #ANYTHING} stand for empty and not
   *     empty
   * @param next where to go when no case fits
   */
  record When(String value, Map<String, String> cases, String next) implements Step {
    /** The case of a value that is not known or empty. */
    static final String NOTHING = "nothing";

    /** The case of any value that is known and not empty. */
    static final String ANYTHING = "anything";

    public When {
      cases = Map.copyOf(cases);
    }

    String target(String actual) {
      String general = actual.isEmpty() ? NOTHING : ANYTHING;
      return cases.getOrDefault(actual, cases.getOrDefault(general, next));
    }
  }

  /**
   * Goes on by a condition.
   *
   * @param then where to go when it holds
   * @param next where to go when it does not, or cannot be said
   */
  record If(Condition condition, String then, String next) implements Step {}

  /** Puts values down, each a text over values as they were before the step. */
  record Assign(Map<String, Template> values, String next) implements Step {
    public Assign {
      values = Map.copyOf(values);
    }
  }

  /**
   * Sends a message, mostly to the caller's phone; nobody waits for it.
   *
   * @param to over values; nothing is sent to nobody
   */
  record Message(Prompt text, Template to, String next) implements Step {}

  /** Goes on with another intent, from its first step; values and unused words go along. */
  record Jump(String intent) implements Step {
    /** No step's name, but a way out of the intent. */
    @Override
    public String next() {
      return "intent " + intent;
    }
  }

  /**
   * Says it and hangs up.
   *
   * @param reason for the call's record
   */
  record End(Prompt prompt, String reason) implements Step {
    @Override
    public String next() {
      return END;
    }
  }

  /**
   * Hands over to a person; the conversation ends here.
   *
   * @param queue empty for the hotline's
   * @param topic for the agent; empty for what the intent is about
   * @param skill that the person should have; may be empty
   */
  record HandOver(Prompt prompt, String queue, Prompt topic, String skill) implements Step {
    @Override
    public String next() {
      return PERSON;
    }
  }
}
