package org.dozvon.ivr;

/** The FastAGI connection is of no more use; says nothing about the caller. */
public final class ChannelClosedException extends Exception {
  private static final long serialVersionUID = 1L;

  public ChannelClosedException(String message) {
    super(message);
  }
}
