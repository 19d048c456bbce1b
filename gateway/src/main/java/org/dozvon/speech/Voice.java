package org.dozvon.speech;

import java.util.Locale;

/**
 * How text is to sound.
 *
 * @param name the engine's name of the voice; empty for its default
 * @param rate speed, 0.5..2, 1 is the voice's own
 */
public record Voice(Locale language, String name, double rate) {
  public Voice {
    if (!(rate >= 0.5 && rate <= 2)) {
      throw new IllegalArgumentException("rate: " + rate + " (expected: 0.5..2)");
    }
  }
}
