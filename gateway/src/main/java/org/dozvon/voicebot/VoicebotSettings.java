package org.dozvon.voicebot;

import java.time.Duration;

/**
 * Times of a voicebot session.
 *
 * @param maxLength after which the caller goes to a person whatever the dialog thinks, below the
 *     time that the dialplan's watchdog gives to the bot; 9 min
 * @param deafAfter when no frame at all has come from the caller the bot takes itself for deaf; 5 s
 * @param recognitionLimit from the end of a turn to its words; then the ears are given up; 3 s
 * @param tail sound the recogniser gets after the voice; 500 ms
 * @param sentencePause silence between two sentences; 150 ms
 * @param synthesisLimit how long the caller waits for the next sentence of a speech before what is
 *     not ready of it is skipped; 4 s
 * @param drain silence after the last word before the connection is closed, so that Asterisk has
 *     played all; 200 ms
 * @param slowReaderLimit how long the peer may fail to read before the session is broken; 2 s
 */
public record VoicebotSettings(
    Duration maxLength,
    Duration deafAfter,
    Duration recognitionLimit,
    Duration tail,
    Duration sentencePause,
    Duration synthesisLimit,
    Duration drain,
    Duration slowReaderLimit) {
  /** The values named above. */
  public static final VoicebotSettings DEFAULTS =
      new VoicebotSettings(
          Duration.ofMinutes(9),
          Duration.ofSeconds(5),
          Duration.ofSeconds(3),
          Duration.ofMillis(500),
          Duration.ofMillis(150),
          Duration.ofSeconds(4),
          Duration.ofMillis(200),
          Duration.ofSeconds(2));
}
