package org.dozvon.server;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Taking a port. */
final class Binding {
  private Binding() {}

  /** What to say when a listener's port can't be had: whose, which one, why. */
  static UncheckedIOException failure(String listener, String host, int port, Throwable why) {
    IOException cause = why instanceof IOException io ? io : new IOException(why);
    return new UncheckedIOException(
        listener + ": can't listen on " + host + ":" + port + ": " + why.getMessage(), cause);
  }
}
