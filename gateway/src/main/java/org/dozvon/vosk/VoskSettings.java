package org.dozvon.vosk;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Models and size of the decoder pool.
 *
 * @param models folder of the 8 kHz model of each language
 * @param threads decoder threads, at least 1
 * @param streamsPerThread calls that one thread serves, at least 1
 * @param busiest the share of its time, 0..1, that a thread may be at work when it takes one more
 */
public record VoskSettings(
    Map<Locale, Path> models, int threads, int streamsPerThread, double busiest) {
  public VoskSettings {
    models = Map.copyOf(models);
    if (threads < 1 || streamsPerThread < 1) {
      throw new IllegalArgumentException("threads, streamsPerThread: (expected: >= 1)");
    }
  }

  /** For sound that comes faster than callers speak: a thread is never too busy. */
  public VoskSettings(Map<Locale, Path> models, int threads, int streamsPerThread) {
    this(models, threads, streamsPerThread, 1);
  }

  /** A thread for each core, 30 streams each. */
  public static VoskSettings of(Map<Locale, Path> models) {
    return new VoskSettings(models, Runtime.getRuntime().availableProcessors(), 30);
  }
}
