package org.dozvon.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dozvon.dialog.Rehearsal;

/**
 * A failed test for a reader: where, what was said so far, and what was wanted beside what came.
 */
final class FailureText {
  private static final int WIDTH = 54;

  private final Path folder;

  /**
   * @param folder the hotline's, so that the place is a path that an editor finds
   */
  FailureText(Path folder) {
    this.folder = folder;
  }

  /** The lines; none when all went as written. */
  List<String> of(Rehearsal.Outcome outcome) {
    if (outcome.mistake().isEmpty()) {
      return List.of();
    }
    Rehearsal.Mistake mistake = outcome.mistake().get();
    List<String> lines = new ArrayList<>();
    lines.add(folder + "/" + mistake.place() + ": " + mistake.name());
    lines.addAll(outcome.transcript());
    List<String> left = wrapped(mistake.expected());
    List<String> right = wrapped(mistake.got());
    lines.add(row("EXPECTED", "GOT"));
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      lines.add(row(i < left.size() ? left.get(i) : "", i < right.size() ? right.get(i) : ""));
    }
    lines.add("");
    return lines;
  }

  private static String row(String left, String right) {
    return String.format("  %-" + WIDTH + "s | %s", left, right).stripTrailing();
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("\\s+", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
