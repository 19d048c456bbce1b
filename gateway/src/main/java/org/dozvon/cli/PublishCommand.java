package org.dozvon.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dozvon.config.Configuration;
import org.dozvon.publishing.Announcement;
import org.dozvon.publishing.History;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.publishing.Snapshot;
import org.dozvon.publishing.UnreadableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon publish}: what became of a change, for people and scripts. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Wait until the running gateway has taken or refused a hotline's files as they are now.",
      "Saving a file is enough to publish it; this says what became of it, and who and what for.",
      "Exit code: 0 it is live, 1 it was refused, 2 wrong use, 3 no gateway answers."
    })
public final class PublishCommand extends Tool {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "HOTLINE",
      description = "its name or folder (default: the only one there is)")
  private Optional<String> hotline = Optional.empty();

  @Option(names = "--by", paramLabel = "NAME", description = "who (default: you)")
  private Optional<String> by = Optional.empty();

  @Option(names = "--note", paramLabel = "TEXT", description = "what for, kept in the history")
  private String note = "";

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "how long to wait (default: ${DEFAULT-VALUE})")
  private int seconds = 10;

  @Override
  int run() throws ToolException, IOException {
    Configuration configuration = configuration();
    HotlineFiles files = files(hotline, configuration);
    Snapshot now = snapshot(files);
    if (by.isPresent() || !note.isEmpty()) {
      new History(configuration.history(), configuration.historyVersions())
          .announce(
              files.name(),
              new Announcement(now.hash(), by.orElseGet(Tool::user), note, Instant.now()));
    }
    return await(configuration, files.name(), now.hash(), Duration.ofSeconds(seconds));
  }

  private static Snapshot snapshot(HotlineFiles files) throws ToolException, IOException {
    try {
      return files.read();
    } catch (UnreadableException e) {
      throw new ToolException(ToolException.FOUND, e.getMessage());
    }
  }
}
