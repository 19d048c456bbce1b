package org.dozvon.operator;

/** Something could not be kept, or read, now: mostly the database is down. */
public final class StoreException extends Exception {
  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
