package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan and the files of the edge say the same. */
class ScaleCommandTest {
  private static final int CELLS = 6;

  @TempDir private Path home;

  @Test
  void anAsteriskIsGivenWhatThePlanGivesToACell() throws IOException {
    ToolRun run = edge(CELLS + 1);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Cells: " + CELLS + ", each").doesNotContain("503");
    String calls =
        run.out().replaceFirst("(?s).*2 Kamailio; (\\d+) calls at most to an Asterisk.*", "$1");
    assertThat(Files.readAllLines(home.resolve("edge/dispatcher.list")))
        .filteredOn(line -> line.startsWith("1 "))
        .hasSize(CELLS + 1)
        .allMatch(line -> line.endsWith(";maxload=" + calls));
  }

  @Test
  void fewerAsterisksThanThePlanHasCellsAreRefused() {
    ToolRun run = edge(2);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("this plan needs 6 Asterisks and one more").contains("2 are");
    assertThat(home.resolve("edge")).doesNotExist();
  }

  @Test
  void whoReckonsHimselfMayNameFewer() throws IOException {
    assertThat(edge(2, "--calls-each", "300").code()).isZero();
    assertThat(home.resolve("edge/dispatcher.list")).content().contains(";maxload=300\n");
  }

  @Test
  void whenNoneMayBeAwayThatIsTold() {
    ToolRun run = edge(CELLS);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("while one of these Asterisks is away");
  }

  private ToolRun edge(int asterisks, String... more) {
    List<String> all =
        new ArrayList<>(List.of("scale", "--calls", "350000", "--carrier", "198.51.100.0/24"));
    all.addAll(List.of("--kamailio", home.resolve("edge").toString()));
    all.addAll(List.of("--listen", "udp:203.0.113.10:5060"));
    for (int i = 1; i <= asterisks; i++) {
      all.addAll(List.of("--asterisk", "10.0.0." + i + ":5060"));
    }
    all.addAll(List.of(more));
    return ToolRun.of(all.toArray(String[]::new));
  }
}
