package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dozvon.testing.Recordings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code dozvon simulate} and {@code backtest} as they are typed, on a small day. */
class SimulateCommandTest {
  private static final String RULES =
      """
      queues:
        support:
          answer: 95% within 10s
        complaints:
          answer: 80% within 30s
      """;

  @TempDir Path folder;
  private Path day;

  @BeforeEach
  void write() throws IOException {
    String shipped = ToolRun.of("simulate", "--show-day").out();
    day = folder.resolve("small.yaml");
    Files.writeString(day, shipped.replaceFirst("(?m)^persons: .*$", "persons: 1500"));
  }

  private ToolRun simulate(String arguments) {
    String home = Recordings.folder("dialplans").getParent().toString();
    String[] all =
        ("simulate --config "
                + home
                + "/dozvon.yaml --day "
                + day
                + " "
                + arguments.replace("FOLDER", folder.toString()))
            .strip()
            .split(" +");
    return ToolRun.of(all);
  }

  @Test
  void aDayIsCountedByWhatTheRulesPromise() throws Exception {
    Files.writeString(folder.resolve("rules.yaml"), RULES);
    ToolRun strict = simulate("--agents 9 --rules FOLDER/rules.yaml");
    assertThat(strict.code()).as(strict.out()).isZero();
    assertThat(strict.out())
        .contains("promised: 95 % within 10 s (", "80 % within 30 s (complaints)")
        .contains("the keeper's rules: " + folder.resolve("rules.yaml"));

    ToolRun usual = simulate("--agents 9");
    assertThat(usual.out())
        .contains("promised: 80 % within 20 s\n", "what holds without rules (no hotline is named");
    assertThat(level(strict)).as("10 s are less than 20").isLessThan(level(usual));
  }

  /** Of plain app_queue, which no rule changes: only the counting may. */
  private static double level(ToolRun run) {
    return run.out()
        .lines()
        .filter(line -> line.startsWith("  level "))
        .map(line -> Double.parseDouble(line.replaceAll("^  level ([0-9.]+) .*$", "$1")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSameSeedIsTheSameDayAndItsFilesAreWritten() throws Exception {
    String wanted =
        "--agents 9 --seed 4 --weekday monday --csv FOLDER/%s.csv --picture FOLDER/%s.svg";
    ToolRun first = simulate(wanted.formatted("a", "a"));
    simulate(wanted.formatted("b", "b"));

    assertThat(first.out()).contains(", a monday, 9 people on line at nominal, seed 4; promised");
    assertThat(folder.resolve("a.csv")).hasSameTextualContentAs(folder.resolve("b.csv"));
    assertThat(Files.readAllLines(folder.resolve("a.csv"))).hasSizeGreaterThan(48);
    assertThat(folder.resolve("a.svg")).content().contains("a monday").endsWith("</svg>\n");
    assertThat(simulate("--agents 9 --seed 4").out()).isNotEqualTo(first.out());
  }

  @Test
  void aRangeIsALineForEachNumber() {
    ToolRun run = simulate("--agents 9..11 --seeds 2");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("small, seed 1..2; promised: 80 % within 20 s");
    assertThat(run.out().lines().filter(line -> line.matches(" +(9|10|11) .*%.*"))).hasSize(3);
  }

  @Test
  void aBacktestHoldsEachEstimatorAgainstWhatCame() {
    ToolRun run = ToolRun.of("backtest", "--simulated", day.toString(), "--agents", "9");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("small, 9 people, seed 1, plain app_queue", "mean error");
  }

  @Test
  void peopleOfAnUnknownQueueAreToldWithTheLine() throws Exception {
    Files.writeString(
        day, Files.readString(day).replaceFirst("(?m)^(people:(?s:.*?))support:", "$1suport:"));
    ToolRun run = simulate("--agents 9");
    assertThat(run.code()).as(run.out()).isEqualTo(2);
    assertThat(run.out())
        .contains("small.yaml:", "a queue \"suport\" that is not among the queues")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--seeds 0; --seeds 0 (expected: 1 to 1000)",
        "--seeds -1; --seeds -1",
        "--seeds many; \"many\" (expected: a whole number",
        "--seed x; \"x\" (expected: a whole number",
        "--agents 100000; 9999 at most",
        "--agents 0; such as 183",
        "--weekday funday; --weekday funday (expected: monday, tuesday",
        "--agents 9..10 --csv FOLDER/x.csv; of one day",
        "--seeds 2 --picture FOLDER/x.svg; of one day",
        "--picture FOLDER/x.gif; ends in .svg",
        "--rules FOLDER/none.yaml; none.yaml",
      })
  void wrongUseIsToldInASentence(String arguments, String told) {
    ToolRun run = simulate(arguments);
    assertThat(run.code()).as(run.out()).isIn(2, 3);
    assertThat(run.out()).contains(told).startsWith("dozvon: ").doesNotContain("Exception");
    assertThat(folder).isDirectoryNotContaining("glob:**.{csv,svg,gif}");
  }
}
