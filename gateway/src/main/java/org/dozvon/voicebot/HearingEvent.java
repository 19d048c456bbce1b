package org.dozvon.voicebot;

import java.time.Instant;

/** What the bot hears. */
sealed interface HearingEvent {
  /** A sound of the caller into the bot's words: a talking bot falls silent for the moment. */
  record Sound() implements HearingEvent {}

  /** That sound was nothing: the bot goes on. */
  record SoundWasNothing() implements HearingEvent {}

  /** It is speech: a talking bot stops. */
  record CallerSpeaks() implements HearingEvent {}

  /** The caller's turn is over, the last sound of it came then; {@code Words} follow. */
  record TurnOver(Instant lastSound) implements HearingEvent {}

  /** A turn is over and was understood as these words. */
  record Words(String text, double confidence) implements HearingEvent {}

  /** The caller, who may still go on, has said what answers the question. */
  record Likely(String words) implements HearingEvent {}

  /** What was taken for speech was none. */
  record Nothing() implements HearingEvent {}

  /** From now on nothing will be heard any more. Comes at most once. */
  record Lost(String reason) implements HearingEvent {}
}
