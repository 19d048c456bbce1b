package org.dozvon.cli;

import java.io.PrintWriter;
import org.dozvon.config.Configuration;
import org.dozvon.dialog.Rehearsal;

/** The ears through which tests are heard. */
interface TestEars extends Rehearsal.Ears, AutoCloseable {
  /** Every line is heard word for word. */
  TestEars PERFECT = (said, expectation, language, profile) -> said;

  /** Lines are spoken and heard for real. */
  static TestEars of(Configuration configuration) {
    return new RealEars(configuration);
  }

  /** Tells what was misheard. */
  default void report(PrintWriter out) {}

  @Override
  default void close() {}
}
