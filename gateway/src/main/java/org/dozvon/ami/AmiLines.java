package org.dozvon.ami;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * What comes from the manager, cut into lines: a hotline's rush is thousands of them at once.
 * Confined to one thread.
 */
final class AmiLines {
  /** Longer lines are given in pieces; Asterisk's are far shorter. */
  private static final int MOST = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[MOST];
  private int from;
  private int to;

  AmiLines(InputStream in) {
    this.in = in;
  }

  /** The next line without its end; null when there are no more. */
  String next() throws IOException {
    int end = end();
    if (end < 0) {
      return null;
    }
    int last = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
    String line = new String(buffer, from, last - from, StandardCharsets.UTF_8);
    from = Math.min(end + 1, to);
    return line;
  }

  /** Goes behind the next empty line without making texts of what is skipped. */
  void skipMessage() throws IOException {
    boolean isEmpty = false;
    while (!isEmpty) {
      int end = end();
      if (end < 0) {
        return;
      }
      isEmpty = end == from || (end == from + 1 && buffer[from] == '\r');
      from = Math.min(end + 1, to);
    }
  }

  /** Where the line that begins at {@code from} ends; -1: there is none. */
  private int end() throws IOException {
    int at = from;
    while (true) {
      while (at < to) {
        if (buffer[at] == '\n') {
          return at;
        }
        at++;
      }
      if (at - from == MOST) {
        return at;
      }
      at -= from;
      if (!fill()) {
        return to > from ? to : -1;
      }
    }
  }

  /** Reads on behind what is left, which then begins at 0. */
  private boolean fill() throws IOException {
    System.arraycopy(buffer, from, buffer, 0, to - from);
    to -= from;
    from = 0;
    int read = in.read(buffer, to, MOST - to);
    to += Math.max(0, read);
    return read > 0;
  }
}
