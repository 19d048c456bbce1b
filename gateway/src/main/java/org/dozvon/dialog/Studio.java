package org.dozvon.dialog;

import java.util.Locale;
import java.util.Map;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;

/**
 * Where prompts are really spoken while they are checked. Immutable.
 *
 * @param voices the configured ones
 */
public record Studio(Synthesizer synthesizer, Map<Locale, Voice> voices) {
  /** Copies. */
  public Studio {
    voices = Map.copyOf(voices);
  }
}
