package org.dozvon.speech;

/** A text could not be spoken; the message says which engine and why. */
public final class SynthesisException extends Exception {
  private static final long serialVersionUID = 1L;

  public SynthesisException(String message) {
    super(message);
  }

  public SynthesisException(String message, Throwable cause) {
    super(message, cause);
  }
}
