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
   * @return empty when every decoder is in use or there is no model for the language: the call then
   *     goes on with keys and a person, it never waits
   */
  Optional<Ear> open(Locale language, Consumer<Recognition> results);

  @Override
  void close();
}
