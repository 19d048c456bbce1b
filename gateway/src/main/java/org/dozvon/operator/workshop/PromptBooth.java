package org.dozvon.operator.workshop;

import java.io.IOException;
import java.util.Locale;
import org.dozvon.dialog.Hotline;
import org.dozvon.speech.Utterance;

/** Where a prompt is heard as callers hear it. Safe for use by many threads. */
@FunctionalInterface
public interface PromptBooth {
  /**
   * The prompt as a WAV file of 8 kHz; may take some seconds when it was never spoken.
   *
   * @param isGentle slower and louder
   * @throws IOException when there is no voice or it fails; the message says why
   */
  byte[] wav(Hotline hotline, Locale language, Utterance prompt, boolean isGentle)
      throws IOException;
}
