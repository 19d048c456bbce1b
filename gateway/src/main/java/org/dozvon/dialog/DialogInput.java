package org.dozvon.dialog;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dozvon.speech.Utterance;

/** What reaches a conversation. */
public sealed interface DialogInput {
  /** The line is open; the conversation greets. The first input, if not {@link Crowded}. */
  record Started() implements DialogInput {}

  /**
   * The caller finished a turn.
   *
   * @param text lower-case words as recognised; empty when speech held no known word
   * @param confidence 0..1
   * @param waited from the bot's last word to the caller's first; zero when the bot was interrupted
   */
  record Heard(String text, double confidence, Duration waited) implements DialogInput {
    /** A turn that began at once. */
    public Heard(String text, double confidence) {
      this(text, confidence, Duration.ZERO);
    }
  }

  /**
   * The caller spoke into the bot's words, which have stopped. What was said, if anything, follows
   * as another input.
   *
   * @param unheard whole sentences, from the one that was cut on
   */
  record Interrupted(List<Utterance> unheard) implements DialogInput {
    public Interrupted {
      unheard = List.copyOf(unheard);
    }
  }

  /**
   * The caller pressed keys, {@code 0-9 * #}, complete according to the expectation's key plan.
   *
   * @param waited from the bot's last word to the first key; zero when the bot was interrupted
   * @param gap the longest time between two of them
   */
  record Pressed(String keys, Duration waited, Duration gap) implements DialogInput {
    /** Keys pressed at once and one right after the other. */
    public Pressed(String keys) {
      this(keys, Duration.ZERO, Duration.ZERO);
    }
  }

  /** The caller was asked and said and pressed nothing in time. */
  record StayedSilent() implements DialogInput {}

  /**
   * Long after the question the caller, or something that sounds like a voice, still talks.
   *
   * @param text what was recognised so far; may be empty
   * @param waited since the bot's last word
   */
  record TalksOn(String text, Duration waited) implements DialogInput {}

  /** A route asked for by {@code CallRoute} answered. */
  record RouteReplied(String route, Map<String, String> reply) implements DialogInput {
    public RouteReplied {
      reply = Map.copyOf(reply);
    }
  }

  /** A route has not answered yet, {@code waited} after it was called. */
  record RouteSlow(String route, Duration waited) implements DialogInput {}

  /** A route failed or took too long. */
  record RouteFailed(String route, String reason) implements DialogInput {}

  /**
   * Instead of {@link Started}: the line is open, but as many callers are being heard as can be. A
   * person at once, rather than a bot that is slow or deaf.
   */
  record Crowded(String reason) implements DialogInput {}

  /** This program is about to end, the call is not: to a person, in as few words as can be. */
  record Closing(String reason) implements DialogInput {}

  /** Recognition is not to be had in this call: go on with keys and a person. */
  record HearingLost(String reason) implements DialogInput {}
}
