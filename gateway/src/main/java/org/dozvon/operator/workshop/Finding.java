package org.dozvon.operator.workshop;

/**
 * Something the checker found.
 *
 * @param file inside the hotline's folder
 * @param line from 1
 * @param column from 1
 * @param message a sentence; of a conversation that failed, with what was said so far below it
 */
public record Finding(String file, int line, int column, Severity severity, String message) {
  /** How bad it is. */
  public enum Severity {
    /** Cannot go live. */
    ERROR,
    /** Works, but not as meant. */
    WARNING
  }

  /** Whether it keeps the files from going live. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
