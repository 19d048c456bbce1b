package org.dozvon.ivr;

import org.dozvon.agi.AgiCommand;

/**
 * What every script begins with: the dialplan then knows that this gateway has taken the call.
 * Where it does not come, because we refuse, are gone or hang, the next gateway of its list is
 * asked; a call that was begun is not begun again (extensions-dozvon.conf).
 */
public final class FirstWord {
  private FirstWord() {}

  /**
   * Says it; before anything that takes time.
   *
   * @param node this gateway's name: the channel and its records tell who has the call
   */
  public static void to(AgiChannel channel, String node) throws ChannelClosedException {
    String plain = node.replaceAll("[^A-Za-z0-9._-]", "_");
    channel.execute(new AgiCommand.SetVariable("DOZVON_WORD", plain.isEmpty() ? "1" : plain));
  }
}
