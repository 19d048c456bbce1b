package org.dozvon.access;

/** The other place cannot be asked, or what it says is not to be believed. */
public final class OidcException extends Exception {
  private static final long serialVersionUID = 1L;

  OidcException(String message) {
    super(message);
  }

  OidcException(String message, Throwable cause) {
    super(message, cause);
  }
}
