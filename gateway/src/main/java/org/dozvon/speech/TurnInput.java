package org.dozvon.speech;

import org.dozvon.audio.PcmFrame;

/** What a turn detector is told, in the order it happens. */
public sealed interface TurnInput {
  /** The next 20 ms from the caller. */
  record Frame(PcmFrame frame) implements TurnInput {}

  /** What the recogniser makes of the utterance so far, and how finished that sounds. */
  record Words(String text, int unknown, Completeness completeness) implements TurnInput {}

  /** The 20 ms that the caller is sent next: what may come back as an echo. */
  record Sent(PcmFrame frame) implements TurnInput {}

  /** The bot begins ({@code true}) or stops ({@code false}) to be heard by the caller. */
  record BotSpeaks(boolean speaking) implements TurnInput {}

  /** From now on be so patient; a turn that has begun ends by these rules, too. */
  record Patience(TurnSettings settings) implements TurnInput {}
}
