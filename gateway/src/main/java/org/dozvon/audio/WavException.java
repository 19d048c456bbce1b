package org.dozvon.audio;

import java.io.IOException;

/** The bytes are no WAV file this program reads; the message says what is wrong with them. */
public final class WavException extends IOException {
  private static final long serialVersionUID = 1L;

  public WavException(String message) {
    super(message);
  }
}
