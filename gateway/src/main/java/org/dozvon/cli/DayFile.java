package org.dozvon.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dozvon.simulation.DayPlan;
import org.dozvon.simulation.DayPlanReader;
import org.dozvon.yaml.Problems;

/** The file of a day to be simulated. */
record DayFile(String name, String file, String text) {
  /** By its path, or by the name of one that ships with the program. */
  static DayFile of(String day) throws ToolException, IOException {
    Path path = Path.of(day);
    if (Files.isRegularFile(path)) {
      String name = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
      return new DayFile(name, day, Files.readString(path));
    }
    String shipped = day + ".yaml";
    InputStream found =
        day.matches("[a-z0-9-]+") ? DayPlan.class.getResourceAsStream(shipped) : null;
    if (found == null) {
      throw new ToolException(
          ToolException.WRONG_USE, "no day \"" + day + "\" (expected: grocery, or a file)");
    }
    try (found) {
      return new DayFile(day, shipped, new String(found.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  DayPlan plan() throws ToolException {
    Problems problems = new Problems();
    Optional<DayPlan> plan = new DayPlanReader(problems).read(name, file, text);
    return plan.orElseThrow(
        () -> new ToolException(ToolException.WRONG_USE, "the day's file is wrong:\n" + problems));
  }
}
