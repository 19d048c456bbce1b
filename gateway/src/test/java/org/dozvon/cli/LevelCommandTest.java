package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dozvon.console.HttpListener;
import org.dozvon.console.Pages;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.QueueHistory;
import org.dozvon.journal.StoredQueues;
import org.dozvon.queue.Outcome;
import org.dozvon.queue.Outcome.Wait.End;
import org.dozvon.queue.ServiceTarget;
import org.dozvon.queue.Tally;
import org.dozvon.testing.HttpPort;
import org.dozvon.testing.Outcomes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ./dozvon level and ./dozvon audit, with and without a gateway that has the database open. */
class LevelCommandTest {
  /** 09:05 in Moscow. */
  private static final Instant AT = Instant.parse("2026-11-28T06:05:00Z");

  @TempDir Path folder;
  private Path config;
  private int port;

  @BeforeEach
  void configure() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path hotline = Files.createDirectories(folder.resolve("hotlines/grocery"));
    Files.writeString(hotline.resolve("hotline.yaml"), "time-zone: Europe/Moscow\n");
    config =
        Files.writeString(
            folder.resolve("dozvon.yaml"),
            "hotlines: hotlines\ndatabase: {folder: data}\nhttp: {listen: \"127.0.0.1:"
                + port
                + "\"}\n");
  }

  private Database database() throws Exception {
    return Database.open(DatabaseSettings.DEFAULTS.in(folder.resolve("data")));
  }

  /** The printed example: 86 of 100 in time, six hang up. */
  private static List<Outcome> morning() {
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String id = (i < 10 ? "g" : "s") + i;
      Instant at = AT.plusSeconds(36L * i);
      outcomes.add(Outcomes.wait("support", id, at, i < 86 ? 10 : 25, End.ANSWERED));
      outcomes.add(Outcomes.talk("support", id, at.plusSeconds(150), 150));
    }
    outcomes.add(Outcomes.wait("support", "h1", AT, 5, End.ABANDONED));
    outcomes.add(Outcomes.wait("support", "h2", AT, 15, End.ABANDONED));
    for (int i = 3; i <= 6; i++) {
      outcomes.add(Outcomes.wait("support", "h" + i, AT, 40, End.ABANDONED));
    }
    outcomes.add(Outcomes.wait("support", "m", AT, 90, End.MOVED));
    return outcomes;
  }

  private static void store(Database database, List<Outcome> outcomes) {
    Tally tally = new Tally(queue -> ServiceTarget.DEFAULT);
    try (QueueHistory history = new QueueHistory(database.dataSource())) {
      outcomes.forEach(
          outcome -> {
            tally.add(outcome);
            history.accept(outcome);
          });
      tally.changed().forEach(history::keep);
    }
  }

  private ToolRun level(String... more) {
    List<String> arguments = new ArrayList<>(List.of("level", "--config", config.toString()));
    arguments.addAll(List.of(more));
    return ToolRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void theTableHasTheHoursOfTheHotlineAndAllFormulas() throws Exception {
    try (Database database = database()) {
      store(database, morning());
    }
    ToolRun run = level("--from", "2026-11-28");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out())
        .contains("the database " + folder.resolve("data"), "times of Europe/Moscow")
        .contains("support: 80 % within 20 s; who hangs up within 5 s has not waited")
        .containsPattern("2026-11-28 09:00 +99 +92 +6 +1 +1 ")
        .containsPattern("2026-11-28 10:00 +8 +8 +0 ")
        .containsPattern("together +107 +100 +6 +1 +1 +81\\.90 % +0\\.00 % +12s +40s +2:30 ")
        .containsPattern("quick-abandons-kept +83\\.02 % +0\\.00 %")
        .containsPattern("answered-only +86\\.00 %")
        .containsPattern("all-callers +81\\.13 %")
        .containsPattern("quick-abandons-removed +82\\.69 %")
        .containsPattern("short-abandons-kept +82\\.08 %")
        .containsPattern("short-abandons-removed \\* +81\\.90 %");
    assertThat(level("--from", "2026-11-27").out()).contains("Nothing was counted");
  }

  @Test
  void theSpreadsheetHasALineForEachIntervalThatAddsUp() throws Exception {
    try (Database database = database()) {
      store(database, morning());
    }
    List<String> lines =
        level("--from", "2026-11-28T09:00", "--to", "2026-11-28T10:00", "--by", "15m", "--csv")
            .out()
            .lines()
            .toList();
    assertThat(lines).hasSize(5);
    int columns = lines.getFirst().split(",", -1).length;
    assertThat(lines).allMatch(line -> line.split(",", -1).length == columns);
    int answered = List.of(lines.getFirst().split(",", -1)).indexOf("answered");
    assertThat(
            lines.stream()
                .skip(1)
                .mapToInt(l -> Integer.parseInt(l.split(",", -1)[answered]))
                .sum())
        .isEqualTo(92);
    assertThat(lines.get(1)).startsWith("support,2026-11-28T09:00+03:00,2026-11-28T09:15+03:00,");
  }

  @Test
  void whileAGatewayHasTheDatabaseOpenItIsAsked() throws Exception {
    try (Database database = database()) {
      store(database, morning());
      try (HttpListener gateway = gateway(database)) {
        ToolRun run = level("--from", "2026-11-20", "--to", "2026-12-20", "--by", "day");
        assertThat(run.code()).as(run.out()).isZero();
        assertThat(run.out())
            .contains("From the gateway at 127.0.0.1:" + gateway.address().getPort())
            .containsPattern("2026-11-28 00:00 +107 +100");
        Path log = Files.writeString(folder.resolve("queue_log"), log(morning()));
        ToolRun audit = audit(log);
        assertThat(audit.code()).as(audit.out()).isZero();
        assertThat(audit.out()).contains("they agree");
      }
    }
  }

  private HttpListener gateway(Database database) throws IOException {
    Pages pages =
        new Pages(
            Map::of, Map::of, Map::of, Map::of, () -> "", new StoredQueues(database.dataSource()));
    Files.writeString(folder.resolve("api-token"), HttpPort.TOKEN + "\n");
    return HttpPort.open(port, pages);
  }

  private ToolRun audit(Path log, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("audit", "queue_log", log.toString(), "--config", config.toString()));
    arguments.addAll(List.of(more));
    return ToolRun.of(arguments.toArray(String[]::new));
  }

  /** The same as Asterisk would have written it. */
  private static String log(List<Outcome> outcomes) {
    StringBuilder lines = new StringBuilder();
    outcomes.stream()
        .sorted(java.util.Comparator.comparing(Outcome::at))
        .forEach(
            outcome -> {
              long at = outcome.at().getEpochSecond();
              if (outcome instanceof Outcome.Wait w) {
                String event =
                    switch (w.end()) {
                      case ANSWERED -> "CONNECT|" + w.waited().toSeconds() + "|x|1";
                      case ABANDONED -> "ABANDON|1|1|" + w.waited().toSeconds();
                      default -> "WITHDRAW|1|1|" + w.waited().toSeconds() + "|";
                    };
                lines.append(at + "|" + w.caller().caller() + "|support|a|" + event + "\n");
              } else if (outcome instanceof Outcome.Talk t) {
                lines.append(at + "|" + t.caller() + "|support|a|COMPLETEAGENT|1|");
                lines.append(t.talked().toSeconds() + "|1\n");
              }
            });
    return lines.toString();
  }

  @Test
  void anAuditNamesWhatDiffersAndWhatCouldNotBeRead() throws Exception {
    try (Database database = database()) {
      store(database, morning());
    }
    String text = log(morning()).replaceFirst("[^\n]*\\|h3\\|[^\n]*\n", "cut off in the mid\n");
    Path log = Files.writeString(folder.resolve("queue_log"), text);
    ToolRun run = audit(log, "--day", "2026-11-28");
    assertThat(run.code()).as(run.out()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("2026-11-28 +support +queue_log +106 +100 +86 +5 +1 +0 +15000")
        .containsPattern("2026-11-28 +support +here +107 +100 +86 +6 +1 +0 +15000")
        .contains("1 differences:", "h3  queue_log: nothing, here: ABANDONED after 40 s")
        .contains("1 lines not read:", "queue_log:", "they differ");
    ToolRun before = audit(log, "--day", "2026-11-27");
    assertThat(before.code())
        .as("a day of which there is nothing agrees with nothing")
        .isEqualTo(3);
    assertThat(before.out()).contains("nobody called on 2026-11-27");
  }

  @Test
  void wrongUseIsTold() throws Exception {
    assertThat(level().code()).as("no database").isEqualTo(3);
    assertThat(level("--by", "10m").code()).isEqualTo(2);
    assertThat(level("--from", "yesterday").code()).isEqualTo(2);
    assertThat(level("--zone", "Mars").code()).isEqualTo(2);
    assertThat(level("--formula", "answered-onli").out()).contains("answered-only");
    assertThat(ToolRun.of("audit", "cdr", config.toString()).code()).isEqualTo(2);
    assertThat(audit(folder.resolve("none")).code()).isEqualTo(2);
    assertThat(audit(Files.writeString(folder.resolve("empty"), "")).code()).isEqualTo(3);
    assertThat(Files.exists(folder.resolve("data"))).as("looking makes no database").isFalse();
    try (Database database = database()) {
      store(database, morning());
    }
    assertThat(level("--queue", "suport", "--from", "2026-11-28").out()).contains("support");
  }
}
