package org.dozvon.speech;

import org.dozvon.audio.Clip;

/** Turns text into speech. Blocks while it works; safe for use by many threads. */
public interface Synthesizer extends AutoCloseable {
  /**
   * Speaks plain text in which numbers are already words.
   *
   * @param text 1..1000 characters, no mark-up
   * @return 8 kHz, at the loudness of {@code audio.Loudness}; never empty
   * @throws SynthesisException when the engine fails, is not there, or gives no sound
   */
  Clip speak(String text, Voice voice) throws SynthesisException;

  @Override
  void close();
}
