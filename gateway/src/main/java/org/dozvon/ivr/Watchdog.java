package org.dozvon.ivr;

import java.time.Duration;
import org.dozvon.agi.AgiCommand;

/**
 * Tells Asterisk how long this gateway may keep the call from here on ({@code TIMEOUT(absolute)}).
 * A gateway that hangs without closing gives no further sign of life, and when the time is over
 * Asterisk takes the caller out of the script and to the queue (extension {@code T} of
 * extensions-dozvon.conf).
 */
final class Watchdog {
  /**
   * For a step of the walk, and so the longest silence of a step that hangs: the look-up and
   * storing the context have limits of 2 s and less.
   */
  static final Duration STEP = Duration.ofSeconds(5);

  /**
   * For the talk with the bot, in which no command can be sent: the longest talk (9 min, see {@code
   * VoicebotSettings}) and a step.
   */
  static final Duration BOT = Duration.ofMinutes(10);

  private Watchdog() {}

  /** A step begins: the next sign of life comes soon. */
  static void step(AgiChannel channel) throws ChannelClosedException {
    allow(channel, STEP);
  }

  /** The talk with the bot begins. */
  static void bot(AgiChannel channel) throws ChannelClosedException {
    allow(channel, BOT);
  }

  private static void allow(AgiChannel channel, Duration time) throws ChannelClosedException {
    channel.execute(
        new AgiCommand.SetVariable("TIMEOUT(absolute)", Long.toString(time.toSeconds())));
  }
}
