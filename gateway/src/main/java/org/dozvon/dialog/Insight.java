package org.dozvon.dialog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.call.Profile;

/**
 * Where a conversation stands, for those who write dialogs. Immutable.
 *
 * @param waitsFor what the next input is taken for, in words
 * @param values what is known: from the look-up, from the caller, from routes
 * @param trail the steps that were taken, in their order
 */
public record Insight(
    String waitsFor, Profile profile, Map<String, String> values, List<Reached> trail) {
  public Insight {
    values = Map.copyOf(values);
    trail = List.copyOf(trail);
  }

  /** A step of an intent that was taken. */
  public record Reached(String intent, String step) {}

  /** What this is, in words. */
  static String words(Waiting waiting) {
    return switch (waiting) {
      case Waiting.Open open when open.more() -> "whether anything else is wanted";
      case Waiting.Open open -> "a wish in own words, or a key of the menu";
      case Waiting.Guess guess -> "yes or no: is it about " + guess.intent().name() + "?";
      case Waiting.Choice choice ->
          "which it is: " + choice.first().name() + " or " + choice.second().name();
      case Waiting.Answer answer -> "the answer to " + question(answer.intent(), answer.ask());
      case Waiting.Confirmation asked ->
          "yes, no or a correction of \""
              + asked.value()
              + "\", the answer to "
              + question(asked.intent(), asked.ask());
      case Waiting.Reply reply -> "the route " + reply.call().route();
      case Waiting.Survey survey -> "an answer to the survey";
      case Waiting.Over over -> "nothing: the conversation is over";
      default -> kind(waiting);
    };
  }

  private static String question(Intent intent, Step.Ask ask) {
    return intent.name() + " / " + intent.nameOf(ask) + " (" + words(ask.expects()) + ")";
  }

  private static String words(Expects expects) {
    return switch (expects) {
      case Expects.Digits digits when digits.min() == digits.max() -> "digits " + digits.min();
      case Expects.Digits digits -> "digits " + digits.min() + ".." + digits.max();
      default -> kind(expects);
    };
  }

  private static String kind(Object value) {
    String name = value.getClass().getSimpleName();
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
