package org.dozvon.dialplan;

/** A file is no dialplan, or holds no menu; the message tells what was expected. */
public final class DialplanException extends Exception {
  private static final long serialVersionUID = 1L;

  public DialplanException(String message) {
    super(message);
  }
}
