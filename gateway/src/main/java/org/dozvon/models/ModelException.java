package org.dozvon.models;

/** A model cannot be fetched or is not what it should be; the message is for people. */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  ModelException(String message) {
    super(message);
  }

  ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
