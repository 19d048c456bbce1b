package org.dozvon.agi;

import io.netty.handler.codec.DecoderException;

/**
 * The peer broke the protocol or one of its limits; the connection is of no more use. The message
 * says value and expectation and is fit for a log.
 */
public final class AgiProtocolException extends DecoderException {
  private static final long serialVersionUID = 1L;

  AgiProtocolException(String message) {
    super(message);
  }
}
