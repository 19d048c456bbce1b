package org.dozvon.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dozvon.config.ConfigReader;
import org.dozvon.config.Configuration;
import org.dozvon.config.HotlineSurroundings;
import org.dozvon.config.Voices;
import org.dozvon.dialog.Surroundings;
import org.dozvon.publishing.HotlineCheck;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.yaml.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dozvon check}: the hotlines' files before they go live. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Read the hotlines' files, name every mistake, play their tests.",
      "Exit code: 0 all is well, 1 problems were found, 2 wrong use."
    })
public final class CheckCommand implements Callable<Integer> {
  private static final int FOUND = 1;
  private static final int WRONG_USE = 2;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "a hotline, or a folder of hotlines (default: what the configuration names)")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "dozvon.yaml",
      description = "names the hotlines and the speech models (default: ${DEFAULT-VALUE})")
  private Path config = Path.of("dozvon.yaml");

  @Option(
      names = "--speak",
      description = "speak every prompt without values: is anything heard, how long does it take")
  private boolean speak;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      return check();
    } catch (IOException | UncheckedIOException e) {
      err().println("dozvon: " + e.getMessage());
      return FOUND;
    }
  }

  private int check() throws IOException {
    boolean configured = Files.isReadable(config) && !Files.isDirectory(config);
    if (!configured && folder.isEmpty()) {
      err().println("dozvon: cannot read " + config + " (expected: a configuration file)");
      return WRONG_USE;
    }
    Problems problems = new Problems();
    Optional<Configuration> configuration =
        configured ? read(problems) : Optional.<Configuration>empty();
    if (!problems.isEmpty()) {
      out().println(problems);
      return FOUND;
    }
    Path where = folder.or(() -> configuration.map(c -> here(c.hotlines()))).orElseThrow();
    List<HotlineFiles> hotlines = hotlines(where);
    if (hotlines.isEmpty()) {
      err().println("dozvon: no hotline in " + where + " (expected: a folder with hotline.yaml)");
      return WRONG_USE;
    }
    Surroundings around = surroundings(configuration);
    if (!speak) {
      return report(hotlines, new HotlineCheck(around));
    }
    if (configuration.isEmpty()) {
      err().println("dozvon: --speak needs " + config + ", which names the voices");
      return WRONG_USE;
    }
    try (Voices voices = new Voices(configuration.get(), InstantSource.system())) {
      return report(hotlines, new HotlineCheck(around.with(voices.studio())));
    }
  }

  private Optional<Configuration> read(Problems problems) throws IOException {
    Path base = config.toAbsolutePath().getParent();
    return new ConfigReader(base, System.getenv(), problems)
        .read(config.toString(), Files.readString(config));
  }

  /** As a path from the working directory, if it is below it: shorter to read. */
  private static Path here(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
  }

  private static List<HotlineFiles> hotlines(Path where) throws IOException {
    if (Files.isRegularFile(where.resolve("hotline.yaml"))) {
      Path name = where.toAbsolutePath().normalize().getFileName();
      return List.of(new HotlineFiles(String.valueOf(name), where));
    }
    return Files.isDirectory(where) ? HotlineFiles.in(where) : List.of();
  }

  private static Surroundings surroundings(Optional<Configuration> configuration)
      throws IOException {
    return configuration.isPresent()
        ? HotlineSurroundings.of(configuration.get())
        : Surroundings.UNKNOWN;
  }

  private int report(List<HotlineFiles> hotlines, HotlineCheck check) throws IOException {
    List<HotlineCheck.Report> reports = new ArrayList<>();
    for (HotlineFiles files : hotlines) {
      HotlineCheck.Report report = check.check(files);
      report.problems().forEach(out()::println);
      report.failures().forEach(out()::println);
      report.warnings().forEach(out()::println);
      reports.add(report);
    }
    int problems = reports.stream().mapToInt(report -> report.problems().size()).sum();
    int failures = reports.stream().mapToInt(report -> report.failures().size()).sum();
    out()
        .printf(
            "hotlines: %d, problems: %d, tests: %d played, %d failed, warnings: %d%n",
            reports.size(),
            problems,
            reports.stream().mapToInt(HotlineCheck.Report::played).sum(),
            failures,
            reports.stream().mapToInt(report -> report.warnings().size()).sum());
    out().flush();
    return problems + failures == 0 ? 0 : FOUND;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
