package org.dozvon.dialog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dozvon.call.ProfileChoice;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.Utterance;

/**
 * What a conversation wants done. A list of actions is carried out in order; speech is queued, and
 * whatever follows a {@code Say} (a hand-over, hanging up, the no-input timer of a {@code Listen})
 * waits until it was heard to the end, except that a {@code Listen} takes effect at once, so that
 * the caller may interrupt, and a {@code CallRoute} runs while speech goes on.
 */
public sealed interface DialogAction {
  /**
   * Speak this, numbers already as words.
   *
   * @param utterances a sentence each, or a recording
   * @param interruptible whether speech of the caller stops it; keys always do
   */
  record Say(List<Utterance> utterances, boolean interruptible) implements DialogAction {
    public Say {
      utterances = List.copyOf(utterances);
    }

    /** What is said, for eyes. */
    public List<String> sentences() {
      return Utterance.texts(utterances);
    }
  }

  /** From now on the caller's speech and keys are taken for this. */
  record Listen(Expectation expectation) implements DialogAction {}

  /**
   * Call a route at once, while speech goes on; its answer comes back as an input.
   *
   * @param tellAfter times without an answer after which a {@code RouteSlow} is wanted, ascending
   */
  record CallRoute(
      String route, Map<String, String> arguments, Duration limit, List<Duration> tellAfter)
      implements DialogAction {
    public CallRoute {
      arguments = Map.copyOf(arguments);
      tellAfter = List.copyOf(tellAfter);
    }

    /** A route of which only the answer is of interest. */
    public CallRoute(String route, Map<String, String> arguments, Duration limit) {
      this(route, arguments, limit, List.of());
    }
  }

  /** Words that wait to be spoken and have not begun are not wanted any more. */
  record Hush() implements DialogAction {}

  /** From now on the caller is treated so; the ears are patient accordingly. */
  record ChangeProfile(ProfileChoice choice) implements DialogAction {}

  /** From now on words are spoken so; comes before the words. */
  record Speak(Delivery delivery) implements DialogAction {}

  /** The intent is known. */
  record FoundIntent(String intent) implements DialogAction {}

  /** A value for the agent to see. */
  record Collected(String name, String value) implements DialogAction {}

  /** What the caller's last words were taken for; empty when not understood. */
  record Understood(String text, double confidence, String meaning) implements DialogAction {}

  /** Send a message; nobody waits until it is sent, not even the end of the call. */
  record SendMessage(String to, String text) implements DialogAction {}

  /** Why the dialog goes on as it does, for those who write it. */
  record Explained(String why) implements DialogAction {}

  /**
   * To a person: the last thing the conversation says.
   *
   * @param skill that the person should have; may be empty
   */
  record HandOver(String queue, String topic, String reason, String skill) implements DialogAction {
    /** To any person of the queue. */
    public HandOver(String queue, String topic, String reason) {
      this(queue, topic, reason, "");
    }
  }

  /** Served; the call ends: the last thing the conversation says. */
  record HangUp(String reason) implements DialogAction {}
}
