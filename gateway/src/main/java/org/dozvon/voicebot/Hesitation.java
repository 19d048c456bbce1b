package org.dozvon.voicebot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long the caller takes to begin after the bot's last word. Confined to the loop. */
final class Hesitation {
  private Instant asked;
  private Optional<Instant> began = Optional.empty();

  Hesitation(Instant now) {
    this.asked = now;
  }

  /** The bot is speaking, or is about to. */
  void botSpeaks(Instant now) {
    asked = now;
    began = Optional.empty();
  }

  /** The caller perhaps speaks, or presses keys; only the beginning counts. */
  void callerStirs(Instant now) {
    if (began.isEmpty()) {
      began = Optional.of(now);
    }
  }

  /** Nothing is to be heard: what was heard before was a noise. */
  void quiet() {
    began = Optional.empty();
  }

  /**
   * From the bot's last word to the beginning of what the caller did; zero into the bot's words.
   */
  Duration waited() {
    return began.map(begin -> Duration.between(asked, begin)).orElse(Duration.ZERO);
  }
}
