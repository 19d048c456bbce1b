package org.dozvon.publishing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.operator.workshop.Finding;

/** The checker's lines as values. Pure. */
final class Findings {
  private static final Pattern LINE =
      Pattern.compile("(?s)(.+?):(\\d{1,9}):(\\d{1,9}): (warning: )?(.*)");

  private Findings() {}

  /** All of a report: what refuses the files first. */
  static List<Finding> of(Path folder, HotlineCheck.Report report) {
    List<String> lines = new ArrayList<>(report.problems());
    lines.addAll(report.failures());
    lines.addAll(report.warnings());
    return of(folder, lines);
  }

  /** Lines whose places lie in this folder. */
  static List<Finding> of(Path folder, List<String> lines) {
    return lines.stream().map(line -> one(folder + "/", line)).toList();
  }

  private static Finding one(String folder, String line) {
    String inside = line.startsWith(folder) ? line.substring(folder.length()) : line;
    Matcher place = LINE.matcher(inside);
    if (!place.matches()) {
      return new Finding("hotline.yaml", 1, 1, Finding.Severity.ERROR, inside);
    }
    return new Finding(
        place.group(1),
        Integer.parseInt(place.group(2)),
        Integer.parseInt(place.group(3)),
        place.group(4) == null ? Finding.Severity.ERROR : Finding.Severity.WARNING,
        place.group(5));
  }
}
