package org.dozvon.publishing;

/** A change cannot go live; the message is a problem with its place inside the hotline's folder. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public RefusedException(String problem, Throwable cause) {
    super(problem, cause);
  }
}
