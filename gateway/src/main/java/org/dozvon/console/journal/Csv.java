package org.dozvon.console.journal;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines of CSV (RFC 4180) that a spreadsheet opens without taking a caller's words for a formula: a
 * cell that begins with {@code = + - @}, a tab or a line's end gets a {@code '} before it.
 */
final class Csv {
  private static final String FORMULA = "=+-@\t\r\n";

  private Csv() {}

  static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(String text) {
    String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean plain =
        harmless.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n' || c == ';');
    return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
