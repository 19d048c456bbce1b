package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.keeper.KnownQueues;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rules;
import org.dozvon.keeper.RulesReader;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.simulation.DayPlan;
import org.dozvon.yaml.Problems;

/**
 * By what the keeper keeps a simulated day, and what is promised.
 *
 * @param from where they stand, in words
 */
record KeeperRules(Rules rules, String from) {

  /**
   * Those of the file; without one, of the hotline that is named like the day; without that, what
   * holds for queues without rules. Simulated days have no opening hours of their own: they are
   * those of the rules, at UTC.
   */
  static KeeperRules read(Tool tool, Optional<Path> file, DayPlan plan)
      throws ToolException, IOException {
    List<String> queues = plan.queues().stream().map(queue -> queue.settings().name()).toList();
    Path found = file.isPresent() ? file.get() : ofHotline(tool, plan.name());
    if (file.isEmpty() && !Files.isRegularFile(found)) {
      return new KeeperRules(
          Rules.defaults(queues),
          "what holds without rules (no hotline is named " + plan.name() + "; see --rules)");
    }
    Problems problems = new Problems();
    Rules rules =
        new RulesReader(new KnownQueues(Map.of(), true), ZoneOffset.UTC, problems)
            .read(found.toString(), Files.readString(found));
    if (!problems.isEmpty()) {
      throw new ToolException(ToolException.WRONG_USE, "the rules are wrong:\n" + problems);
    }
    return new KeeperRules(rules.in(Rules.Mode.ACT), found.toString());
  }

  /** What is promised to the callers of a queue. */
  ServiceTarget target(String queue) {
    return rules.queues().getOrDefault(queue, QueueRules.DEFAULT).target();
  }

  private static Path ofHotline(Tool tool, String day) throws ToolException, IOException {
    return tool.configuration().hotlines().resolve(day).resolve(RulesReader.FILE);
  }
}
