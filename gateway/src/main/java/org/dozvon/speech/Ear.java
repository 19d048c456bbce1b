package org.dozvon.speech;

import java.util.List;
import org.dozvon.audio.PcmFrame;

/**
 * One call's stream into a recogniser. Used by one thread; no method blocks; results arrive at the
 * consumer given to {@link Recognizer#open}.
 */
public interface Ear extends AutoCloseable {
  /** Begins an utterance under a grammar; what was fed before is forgotten. */
  void begin(Grammar grammar);

  /** The next frame. Beyond a bounded backlog the utterance fails with {@code Failed}. */
  void hear(PcmFrame frame);

  /** Frames that came before and were heard elsewhere: all at once, no backlog. */
  default void catchUp(List<PcmFrame> frames) {
    frames.forEach(this::hear);
  }

  /** The utterance is over: exactly one {@code Final} or {@code Failed} follows. */
  void end();

  /** Gives the decoder back; nothing more is reported. May be called twice. */
  @Override
  void close();
}
