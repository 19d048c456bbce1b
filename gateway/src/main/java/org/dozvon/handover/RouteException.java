package org.dozvon.handover;

/** A route gave no answer; the message says which and why, in words for an admin. */
public final class RouteException extends Exception {
  private static final long serialVersionUID = 1L;

  public RouteException(String message) {
    super(message);
  }

  public RouteException(String message, Throwable cause) {
    super(message, cause);
  }
}
