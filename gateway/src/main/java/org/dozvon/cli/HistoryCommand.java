package org.dozvon.cli;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.config.Configuration;
import org.dozvon.publishing.History;
import org.dozvon.publishing.Published;
import org.dozvon.publishing.Snapshot;
import org.dozvon.publishing.VersionDiff;
import org.dozvon.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon history}: what was published, when and by whom. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    description = {
      "The published versions of the hotlines, newest first; times are UTC.",
      "Exit code: 0 done, 2 wrong use."
    })
public final class HistoryCommand extends Tool {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "HOTLINE",
      description = "its name (default: all)")
  private Optional<String> hotline = Optional.empty();

  @Option(
      names = "--diff",
      paramLabel = "N",
      description = "what version N changed against the one before")
  private Optional<Integer> diff = Optional.empty();

  @Override
  int run() throws ToolException, IOException {
    Configuration configuration = configuration();
    History history = new History(configuration.history(), configuration.historyVersions());
    List<String> known = history.hotlines();
    if (hotline.isPresent() && !known.contains(hotline.get())) {
      throw new ToolException(
          ToolException.WRONG_USE,
          "no version of a hotline \""
              + hotline.get()
              + "\" is kept"
              + Nearest.hint(hotline.get(), known));
    }
    if (diff.isPresent()) {
      return diff(history, only(known), diff.get());
    }
    for (String name : hotline.map(List::of).orElse(known)) {
      table(configuration, history, name);
    }
    if (known.isEmpty()) {
      out().println("nothing was published yet (the gateway publishes when it starts)");
    }
    return 0;
  }

  private String only(List<String> known) throws ToolException {
    if (hotline.isEmpty() && known.size() != 1) {
      throw new ToolException(
          ToolException.WRONG_USE, "which hotline? There are: " + String.join(", ", known));
    }
    return hotline.orElseGet(known::getFirst);
  }

  private void table(Configuration configuration, History history, String name) throws IOException {
    Optional<GatewayState.Hotline> running = running(configuration, name);
    out().println(name + (running.isEmpty() ? " (no gateway answers)" : ""));
    for (Published version : history.versions(name).reversed()) {
      boolean isLive = running.filter(hotline -> hotline.version() == version.number()).isPresent();
      out()
          .printf(
              Locale.ROOT,
              "  %5d  %s  %-12s  %s  %s%s%n",
              version.number(),
              TIME.format(version.at()),
              version.by(),
              version.hash().substring(0, Math.min(12, version.hash().length())),
              isLive ? "live  " : "",
              version.note());
    }
    running
        .filter(hotline -> !hotline.problems().isEmpty())
        .ifPresent(
            hotline -> {
              out().println("  refused, the folder's present state:");
              hotline.problems().forEach(problem -> out().println("    " + problem));
            });
  }

  private static Optional<GatewayState.Hotline> running(Configuration configuration, String name) {
    try {
      return GatewayState.ask(configuration, name);
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private int diff(History history, String name, int number) throws ToolException, IOException {
    List<Integer> kept = history.versions(name).stream().map(Published::number).toList();
    int place = kept.indexOf(number);
    if (place < 0) {
      throw new ToolException(
          ToolException.WRONG_USE, "version " + number + " of " + name + " is not kept");
    }
    Optional<Snapshot> before =
        place == 0 ? Optional.empty() : Optional.of(history.files(name, kept.get(place - 1)));
    VersionDiff.lines(before, history.files(name, number)).forEach(out()::println);
    return 0;
  }
}
