package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dozvon.config.Configuration;
import org.dozvon.publishing.History;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.publishing.Published;
import org.dozvon.publishing.Rollback;
import org.dozvon.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon rollback}: a hotline as it was. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    description = {
      "Write the files of a published version back into the hotline's folder. A running gateway",
      "publishes them as a new version; without one they are published when it starts.",
      "Exit code: 0 done, 1 refused, 2 wrong use, 3 it could not be done."
    })
public final class RollbackCommand extends Tool {
  private static final Duration WAIT = Duration.ofSeconds(10);

  @Parameters(index = "0", paramLabel = "HOTLINE", description = "its name")
  private String hotline = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VERSION",
      description = "its number (default: the one before the newest)")
  private Optional<Integer> version = Optional.empty();

  @Option(names = "--by", paramLabel = "NAME", description = "who (default: you)")
  private Optional<String> by = Optional.empty();

  @Option(
      names = "--force",
      description = "also when the folder holds changes that were never published; they are saved")
  private boolean force;

  @Override
  int run() throws ToolException, IOException {
    Configuration configuration = configuration();
    History history = new History(configuration.history(), configuration.historyVersions());
    List<String> known = history.hotlines();
    if (!known.contains(hotline)) {
      throw new ToolException(
          ToolException.WRONG_USE,
          "no version of a hotline \"" + hotline + "\" is kept" + Nearest.hint(hotline, known));
    }
    HotlineFiles files = new HotlineFiles(hotline, configuration.hotlines().resolve(hotline));
    Rollback rollback = new Rollback(history, files);
    int number = number(history);
    if (rollback.wouldLose()) {
      save(rollback);
    }
    String hash = rollback.to(number, by.orElseGet(Tool::user), Instant.now());
    out().println(files.folder() + ": as in version " + number);
    out().flush();
    int code = await(configuration, hotline, hash, WAIT);
    return code == ToolException.CANNOT ? 0 : code;
  }

  private int number(History history) throws ToolException, IOException {
    List<Integer> kept = history.versions(hotline).stream().map(Published::number).toList();
    int number =
        version
            .or(() -> kept.size() < 2 ? Optional.empty() : Optional.of(kept.get(kept.size() - 2)))
            .orElseThrow(
                () ->
                    new ToolException(
                        ToolException.WRONG_USE, "there is no version before the newest"));
    if (!kept.contains(number)) {
      throw new ToolException(
          ToolException.WRONG_USE,
          "version "
              + number
              + " of "
              + hotline
              + " is not kept (there are: "
              + kept.getFirst()
              + " to "
              + kept.getLast()
              + ")");
    }
    return number;
  }

  private void save(Rollback rollback) throws ToolException, IOException {
    if (!force) {
      throw new ToolException(
          ToolException.FOUND,
          "the folder holds changes that were never published"
              + " (--force saves them and goes back all the same)");
    }
    Path kept = rollback.save(Instant.now());
    out().println("what was never published is now in " + kept);
  }
}
