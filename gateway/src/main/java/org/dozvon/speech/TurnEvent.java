package org.dozvon.speech;

/** What a turn detector says. */
public sealed interface TurnEvent {
  /**
   * Perhaps speech: begin to feed the recogniser, starting with what was heard {@code
   * preRollFrames} frames ago, but let the bot talk on.
   */
  record MaybeSpeech(int preRollFrames) implements TurnEvent {}

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
