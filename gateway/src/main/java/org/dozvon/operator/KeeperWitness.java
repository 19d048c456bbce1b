package org.dozvon.operator;

import java.util.OptionalDouble;

/** Is told what the keeper does. Must not block. */
public interface KeeperWitness {
  /**
   * The keeper took a step, or found something and let it be.
   *
   * @param predicted seconds that the caller whom it is about would have waited from now
   */
  void did(KeptStep step, OptionalDouble predicted);

  /** What became of a step, from any thread. */
  void became(long step, String result);
}
