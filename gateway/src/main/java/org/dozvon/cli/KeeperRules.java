package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.keeper.KnownQueues;
import org.dozvon.keeper.Rules;
import org.dozvon.keeper.RulesReader;
import org.dozvon.simulation.DayPlan;
import org.dozvon.yaml.Problems;

/** By what the keeper keeps a simulated day. */
final class KeeperRules {
  private KeeperRules() {}

  /**
   * Those of the file; without one, of the hotline that is named like the day; without that, what
   * holds for queues without rules. Simulated days have no opening hours of their own: they are
   * those of the rules, at UTC.
   */
  static Rules read(Tool tool, Optional<Path> file, DayPlan plan)
      throws ToolException, IOException {
    List<String> queues = plan.queues().stream().map(queue -> queue.settings().name()).toList();
    Path found = file.isPresent() ? file.get() : ofHotline(tool, plan.name());
    if (file.isEmpty() && !Files.isRegularFile(found)) {
      return Rules.defaults(queues);
    }
    Problems problems = new Problems();
    Rules rules =
        new RulesReader(new KnownQueues(Map.of(), true), ZoneOffset.UTC, problems)
            .read(Files.readString(found));
    if (!problems.isEmpty()) {
      throw new ToolException(ToolException.WRONG_USE, found + " has mistakes:\n" + problems);
    }
    return rules.in(Rules.Mode.ACT);
  }

  private static Path ofHotline(Tool tool, String day) throws ToolException, IOException {
    return tool.configuration().hotlines().resolve(day).resolve(RulesReader.FILE);
  }
}
