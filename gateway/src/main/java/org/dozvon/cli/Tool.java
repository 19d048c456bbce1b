package org.dozvon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dozvon.config.ConfigReader;
import org.dozvon.config.Configuration;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.publishing.Snapshot;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Problems;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands for writers of dialogs have in common. */
abstract class Tool implements Callable<Integer> {
  private static final List<String> LANGUAGES = List.of("en", "ru");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "dozvon.yaml",
      description = "names the hotlines, voices and speech models (default: ${DEFAULT-VALUE})")
  private Path config = Path.of("dozvon.yaml");

  @Spec private CommandSpec spec;

  /** Does the work and gives the exit code. */
  abstract int run() throws ToolException, IOException;

  @Override
  public final Integer call() {
    try {
      return run();
    } catch (ToolException e) {
      err().println("dozvon: " + e.getMessage());
      return e.code();
    } catch (IOException e) {
      err().println("dozvon: " + FileTrouble.of(e));
      return ToolException.CANNOT;
    } catch (UncheckedIOException e) {
      err().println("dozvon: " + FileTrouble.of(e));
      return ToolException.CANNOT;
    } finally {
      out().flush();
      err().flush();
    }
  }

  /** Where the configuration is. */
  final Path configFile() {
    return config.toAbsolutePath().normalize();
  }

  /** The configuration; a mistake in it ends the command. */
  final Configuration configuration() throws ToolException, IOException {
    if (!Files.isReadable(config) || Files.isDirectory(config)) {
      throw new ToolException(
          ToolException.WRONG_USE, "cannot read " + config + " (expected: a configuration file)");
    }
    return configuration(Files.readString(config));
  }

  /** The same from another text, as if it were in the file. */
  final Configuration configuration(String text) throws ToolException {
    Problems problems = new Problems();
    Optional<Configuration> read =
        new ConfigReader(config.toAbsolutePath().getParent(), System.getenv(), problems)
            .read(config.toString(), text);
    if (!problems.isEmpty() || read.isEmpty()) {
      throw new ToolException(ToolException.WRONG_USE, "the configuration is wrong:\n" + problems);
    }
    return read.get();
  }

  /** The hotline of this name or in this folder; without a name the only one there is. */
  final HotlineFiles files(Optional<String> wanted, Configuration configuration)
      throws ToolException, IOException {
    if (wanted.isPresent() && Files.isRegularFile(Path.of(wanted.get(), "hotline.yaml"))) {
      Path folder = Path.of(wanted.get());
      return new HotlineFiles(folder.toAbsolutePath().normalize().getFileName().toString(), folder);
    }
    List<HotlineFiles> all = HotlineFiles.in(configuration.hotlines());
    List<String> names = all.stream().map(HotlineFiles::name).toList();
    if (wanted.isEmpty() && all.size() != 1) {
      throw new ToolException(
          ToolException.WRONG_USE, "which hotline? There are: " + String.join(", ", names));
    }
    String name = wanted.orElseGet(names::getFirst);
    return all.stream()
        .filter(files -> files.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ToolException(
                    ToolException.WRONG_USE,
                    "there is no hotline \"" + name + "\"" + Nearest.hint(name, names)));
  }

  /** The hotline in these files; mistakes in them end the command. */
  static Hotline read(HotlineFiles files) throws ToolException, IOException {
    Problems problems = new Problems();
    Snapshot snapshot = files.read();
    Optional<Hotline> hotline =
        new HotlineReader().read(files.name(), snapshot.texts(), snapshot.recordings(), problems);
    if (hotline.isEmpty()) {
      String all =
          String.join(
              "\n", problems.list().stream().map(found -> files.folder() + "/" + found).toList());
      throw new ToolException(ToolException.FOUND, "the dialogs have mistakes:\n" + all);
    }
    return hotline.get();
  }

  /** The language of this name, if it is one that the program knows. */
  static Locale language(String tag) throws ToolException {
    if (!LANGUAGES.contains(tag)) {
      throw new ToolException(
          ToolException.WRONG_USE, "language \"" + tag + "\" (expected: en or ru)");
    }
    return Locale.forLanguageTag(tag);
  }

  /** The language of this name; without a name the hotline's first by the alphabet. */
  static Locale language(Optional<String> tag, Hotline hotline) throws ToolException {
    List<String> spoken =
        hotline.languages().stream()
            .map(Locale::toLanguageTag)
            .sorted(Comparator.naturalOrder())
            .toList();
    String wanted = tag.orElse(spoken.getFirst());
    if (!spoken.contains(wanted)) {
      throw new ToolException(
          ToolException.WRONG_USE,
          "language \""
              + wanted
              + "\" (expected: one of this hotline's: "
              + String.join(", ", spoken)
              + ")");
    }
    return Locale.forLanguageTag(wanted);
  }

  /**
   * Waits for the running gateway to take or refuse these files, says which, gives the exit code.
   */
  final int await(Configuration configuration, String hotline, String hash, Duration limit) {
    try {
      switch (new Publication(configuration, hotline, hash).await(limit)) {
        case Publication.Outcome.Live live ->
            out().println(hotline + ": version " + live.version() + " is live");
        case Publication.Outcome.Refused refused -> {
          out().println(hotline + ": refused, calls go on as before");
          refused.problems().forEach(out()::println);
          return ToolException.FOUND;
        }
        case Publication.Outcome.Nothing nothing -> {
          err().println("dozvon: the gateway has not looked at it in " + limit.toSeconds() + " s");
          return ToolException.CANNOT;
        }
        case Publication.Outcome.NoGateway none -> {
          err().println("dozvon: no gateway answers at " + none.reason());
          return ToolException.CANNOT;
        }
      }
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ToolException.CANNOT;
    }
  }

  /** Who types. */
  static String user() {
    return System.getProperty("user.name", "unknown");
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
