package org.dozvon.journal;

import java.sql.SQLException;
import org.h2.api.ErrorCode;

/** The database can't be used; the message says which one and why, in words for an admin. */
public final class DatabaseException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whether another program has its file open. */
  public boolean isInUse() {
    return getCause() instanceof SQLException sql
        && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
  }

  DatabaseException(String message) {
    super(message);
  }

  DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
