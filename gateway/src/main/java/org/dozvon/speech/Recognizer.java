package org.dozvon.speech;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Turns speech into words. Safe for use by many threads. */
public interface Recognizer extends AutoCloseable {
  /**
   * Opens an ear for one call.
   *
   * @param results called from the recogniser's own threads, in order; must not block
   * @return empty when every decoder is in use (the caller then gets a person at once, it never
   *     waits) or there is no model for the language (see {@link #knows}; keys and a person)
   */
  Optional<Ear> open(Locale language, Consumer<Recognition> results);

  /** Whether it could hear this language if only a decoder were free. */
  default boolean knows(Locale language) {
    return true;
  }

  @Override
  void close();
}
