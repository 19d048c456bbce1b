package org.dozvon.agi;

/** What Asterisk sends after the environment block. */
public sealed interface AgiInbound permits AgiReply, AgiInbound.Hangup {
  /**
   * The unsolicited line {@code HANGUP}: the channel hung up or was redirected elsewhere. The
   * session goes on; some commands still work.
   */
  record Hangup() implements AgiInbound {}
}
