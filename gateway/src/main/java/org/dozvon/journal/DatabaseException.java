package org.dozvon.journal;

/** The database can't be used; the message says which one and why, in words for an admin. */
public final class DatabaseException extends Exception {
  private static final long serialVersionUID = 1L;

  DatabaseException(String message) {
    super(message);
  }

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
