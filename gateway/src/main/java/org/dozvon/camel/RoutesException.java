package org.dozvon.camel;

/** Route files can't be used; the message says which file and why. */
public final class RoutesException extends Exception {
  private static final long serialVersionUID = 1L;

  RoutesException(String message, Throwable cause) {
    super(message, cause);
  }
}
