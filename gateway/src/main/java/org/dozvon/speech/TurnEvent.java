package org.dozvon.speech;

/** What a turn detector says. */
public sealed interface TurnEvent {
  /**
   * Perhaps speech: begin to feed the recogniser, starting with what was heard {@code
   * preRollFrames} frames ago, but let the bot talk on.
   */
  record MaybeSpeech(int preRollFrames) implements TurnEvent {}

  /**
   * The caller makes a sound into the bot's words: a talking bot falls silent for the moment, as
   * people do. {@code SpeechStarted} or {@code GoOn} follows.
   */
  record Pause() implements TurnEvent {}

  /** That sound was a cough or a nod: the bot goes on. Follows {@code Pause}. */
  record GoOn() implements TurnEvent {}

  /** It is speech: a talking bot stops now. Follows {@code MaybeSpeech}. */
  record SpeechStarted() implements TurnEvent {}

  /**
   * It was no speech (a cough, a noise): forget the utterance. Follows {@code MaybeSpeech}, or
   * {@code SpeechStarted} when no word was heard in what sounded like a voice.
   */
  record FalseAlarm(String rule) implements TurnEvent {}

  /**
   * The caller's turn is over. Follows {@code SpeechStarted}.
   *
   * @param rule the name of the rule that decided
   * @param quietFrames frames since the caller was last heard, 0..
   */
  record SpeechEnded(String rule, int quietFrames) implements TurnEvent {}
}
