package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.config.Configuration;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.Rehearsal;
import org.dozvon.dialog.RehearsalReader;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.yaml.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon test-dialogs}: the conversations that are written as tests. */
@Command(
    name = "test-dialogs",
    mixinStandardHelpOptions = true,
    description = {
      "Play the hotlines' tests/*.test.yaml and tell which steps of the dialogs they reach.",
      "Exit code: 0 all went as written, 1 a test failed or the dialogs have mistakes, 2 wrong use."
    })
public final class TestDialogsCommand extends Tool {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "HOTLINE",
      description = "its name or its folder (default: all that the configuration names)")
  private Optional<String> wanted = Optional.empty();

  @Option(names = "--only", paramLabel = "TEXT", description = "tests with this in their name")
  private String only = "";

  @Option(
      names = "--audio",
      description = "callers speak: a real voice, the line, the turn detector and the speech model")
  private boolean audio;

  @Option(names = "--junit", paramLabel = "FILE", description = "write a JUnit report, for CI")
  private Optional<Path> junit = Optional.empty();

  @Override
  int run() throws ToolException, IOException {
    Configuration configuration = configuration();
    List<TestedHotline> tested = new ArrayList<>();
    try (TestEars ears = audio ? TestEars.of(configuration) : TestEars.PERFECT) {
      for (HotlineFiles files : hotlines(configuration)) {
        tested.add(test(files, ears));
      }
      ears.report(out());
    }
    int played = tested.stream().mapToInt(hotline -> hotline.tests().size()).sum();
    if (played == 0) {
      throw new ToolException(
          ToolException.WRONG_USE,
          only.isEmpty()
              ? "there are no tests (expected: tests/*.test.yaml in the hotline's folder)"
              : "no test has \"" + only + "\" in its name");
    }
    if (junit.isPresent()) {
      Files.writeString(junit.get(), JUnitReport.of(tested));
    }
    int failed = tested.stream().mapToInt(TestedHotline::failed).sum();
    long millis = tested.stream().mapToLong(TestedHotline::millis).sum();
    out()
        .printf(
            Locale.ROOT, "tests: %d played, %d failed, %.1f s%n", played, failed, millis / 1000.0);
    return failed == 0 ? 0 : ToolException.FOUND;
  }

  private List<HotlineFiles> hotlines(Configuration configuration)
      throws ToolException, IOException {
    return wanted.isPresent()
        ? List.of(files(wanted, configuration))
        : HotlineFiles.in(configuration.hotlines());
  }

  private TestedHotline test(HotlineFiles files, TestEars ears) throws ToolException, IOException {
    Hotline hotline = read(files);
    Problems problems = new Problems();
    List<Rehearsal> rehearsals = new RehearsalReader(problems).read(files.rehearsals());
    if (!problems.isEmpty()) {
      List<String> all =
          problems.list().stream().map(found -> files.folder() + "/" + found).toList();
      throw new ToolException(
          ToolException.FOUND, "the tests have mistakes:\n" + String.join("\n", all));
    }
    TestedHotline tested = new TestedHotline(files, new ArrayList<>());
    Coverage coverage = new Coverage(hotline);
    for (Rehearsal rehearsal : rehearsals) {
      if (rehearsal.name().contains(only)) {
        long begin = System.nanoTime();
        Rehearsal.Outcome outcome = rehearsal.play(hotline, ears);
        long millis = (System.nanoTime() - begin) / 1_000_000;
        tested.tests().add(new TestedHotline.Test(rehearsal, outcome, millis));
        coverage.add(rehearsal.language(), outcome.trail());
        new FailureText(files.folder()).of(outcome).forEach(out()::println);
        out().flush();
      }
    }
    if (only.isEmpty()) {
      coverage.lines().forEach(out()::println);
    }
    return tested;
  }
}
