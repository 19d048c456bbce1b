package org.dozvon.vosk;

import java.io.IOException;
import org.dozvon.audio.PcmFrame;

/**
 * A native decoder under one grammar. Confined to one thread; anything may also throw a {@code
 * LinkageError} or {@code OutOfMemoryError}, after which it is only to be closed.
 */
interface Decoder extends AutoCloseable {
  /**
   * Decodes 20 ms.
   *
   * @return whether a part of the utterance is settled and to be had as {@link #result}
   */
  boolean accept(PcmFrame frame) throws IOException;

  /** The best guess since the last settled part, as Vosk's JSON. */
  String partial();

  /** The part that was just settled, as Vosk's JSON. */
  String result();

  /** Settles what is left, as Vosk's JSON; what is accepted next is a new utterance. */
  String finish();

  @Override
  void close();
}
