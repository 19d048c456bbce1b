package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaffCommandTest {
  @TempDir private Path folder;

  @Test
  void tellsPeopleOnLineAndOnTheRoster() {
    ToolRun run =
        ToolRun.of(
            "staff",
            "--calls",
            "100/30m",
            "--talk",
            "3m",
            "--target",
            "80/20",
            "--shrinkage",
            "30%");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("100 calls in 30 min, 3 min each: 10.0 Erlang, Erlang C")
        .contains("80 % answered within 20 s")
        .contains("on line  14")
        .contains("roster   20")
        .containsPattern("13 +79\\.6 % +17\\.1 s +76\\.9 % +0\\.0 % +28\\.5 %\\n")
        .containsPattern("14 +88\\.8 % +7\\.8 s +71\\.4 % +0\\.0 % +17\\.4 %  <\\n")
        .containsPattern("10 +0\\.0 % +never +100\\.0 %");
  }

  @Test
  void barsArePlainWithoutTerminal() {
    ToolRun run = ToolRun.of("staff", "--calls", "100/30m");

    assertThat(run.out()).contains("#####").doesNotContain("█");
  }

  @Test
  void patienceMeansErlangA() {
    ToolRun run = ToolRun.of("staff", "--calls", "100/30m", "--talk", "3m", "--patience", "5m");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Erlang A: callers leave after 5 min on average")
        .contains("on line  13")
        .containsPattern("14 +91\\.7 % +3\\.9 s +70\\.4 % +1\\.4 % +14\\.5 %");
  }

  @Test
  void occupancyMayNeedMorePeopleThanThePromise() {
    ToolRun run =
        ToolRun.of(
            "staff",
            "--calls",
            "1750/30m",
            "--talk",
            "160s",
            "--wrap-up",
            "20s",
            "--max-occupancy",
            "85%");

    assertThat(run.out()).contains("on line  206").contains("too busy");
  }

  @Test
  void linesOfTheBot() {
    ToolRun run = ToolRun.of("staff", "--model", "b", "--calls", "1750/30m", "--talk", "45s");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("lines    64");
  }

  @Test
  void drawsPicture() throws IOException {
    Path file = folder.resolve("staff.svg");
    ToolRun run = ToolRun.of("staff", "--calls", "1750/30m", "--picture", file.toString());

    assertThat(run.code()).isZero();
    assertThat(Files.readString(file))
        .startsWith("<svg")
        .contains("183 people")
        .endsWith("</svg>\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--calls 1750; expected: calls in a time, such as 1750/30m",
        "--calls many/30m; expected: calls in a time",
        "--calls 10/30; expected: a time such as 45s",
        "--calls -5/30m; calls: -5.0",
        "--calls 10/30m --talk 0s; the time for a call: 0 s",
        "--calls 10/30m --target 100/20; no number of people answers everybody",
        "--calls 10/30m --target 80; expected: a percentage and seconds",
        "--calls 10/30m --shrinkage 100%; shrinkage: 100 %",
        "--calls 10/30m --max-occupancy 0%; the highest occupancy: 0 %",
        "--calls 10/30m --model a; needs the callers' --patience",
        "--calls 999999999/1s; is a unit wrong?",
        "--calls 10/30m --model b --turned-away 0; turned away: 0 %",
        "--calls 0/30m; --calls: 0 (expected: more)",
        "--calls 10/30m --model b --patience 5m; nobody waits, so no --patience",
        "--calls 10/30m --queue support; are of --history",
        "--calls 10/30m --csv; are of --history",
        "--calls 10/30m --picture people.gif; ends in .svg",
      })
  void wrongUseIsToldInSentence(String arguments, String told) {
    ToolRun run = ToolRun.of(("staff " + arguments).split(" "));

    assertThat(run.code()).as(run.out()).isEqualTo(2);
    assertThat(run.out()).contains(told).startsWith("dozvon: ");
  }
}
