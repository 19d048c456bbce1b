package org.dozvon.operator.workshop;

/** There is no such hotline, file or version. */
public final class MissingException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A sentence for the log. */
  public MissingException(String message) {
    super(message);
  }
}
