package org.dozvon.operator;

/** A context may exist but can't be read now, for example because the database is down. */
public final class LookupFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LookupFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
