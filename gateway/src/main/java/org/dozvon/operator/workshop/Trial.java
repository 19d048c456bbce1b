package org.dozvon.operator.workshop;

import java.util.List;

/**
 * A conversation that is written as a test, and how it went.
 *
 * @param place {@code file:line:column}
 * @param transcript what was said; of one that failed
 * @param expected and what came instead, of one that failed
 * @param millis it took
 */
public record Trial(
    String name,
    String place,
    boolean isPassed,
    List<String> transcript,
    String expected,
    String got,
    long millis) {
  /** Copies. */
  public Trial {
    transcript = List.copyOf(transcript);
  }
}
