package org.dozvon.phonebank.rush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.dozvon.cli.AuditCommand;
import org.dozvon.cli.RunCommand;
import org.dozvon.phonebank.demo.Lab;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * What is measured of real calls agrees with the queue_log that the real Asterisk wrote, through a
 * restart of the gateway; skipped where ./dozvon test found no Asterisk.
 */
class MeasuredRushTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  @Test
  void ourFiguresAreThoseOfAsterisksOwnRecord() throws Exception {
    String environment = System.getenv("DOZVON_ASTERISK_ENV");
    assumeTrue(environment != null && Files.isReadable(Path.of(environment)), "no Asterisk here");
    try (Rush rush =
        Rush.start(
            ROOT, Path.of(environment), Lab.Gateway.SHIPPED, line -> System.out.println(line))) {
      rush.awaitWatched();
      rush.talksTake(Duration.ofSeconds(4));
      rush.call(7000, 4, Duration.ofMillis(1500), Rush.PAST_THE_GATEWAY);
      rush.call(7100, 2, Duration.ofMillis(1500), Rush.TO_A_PERSON);
      rush.call("7200", Rush.PAST_THE_GATEWAY);
      TimeUnit.SECONDS.sleep(2);
      rush.hangUp("7200");
      assertThat(rush.awaitAnswered(6, Duration.ofSeconds(90))).isTrue();
      TimeUnit.SECONDS.sleep(6);
      agrees(rush);
      level(rush);

      rush.lab().stopGateway();
      rush.lab().startGateway(Lab.Gateway.SHIPPED);
      rush.awaitWatched();
      rush.clear();
      rush.call(7300, 2, Duration.ofMillis(500), Rush.PAST_THE_GATEWAY);
      assertThat(rush.awaitAnswered(2, Duration.ofSeconds(60))).isTrue();
      TimeUnit.SECONDS.sleep(6);
      agrees(rush);
      level(rush);
    }
  }

  /** A talk's end may be written a moment later on one side. */
  private static void agrees(Rush rush) throws IOException, InterruptedException {
    Path log = LiveCommandsTest.queueLog(rush.lab().folder());
    StringWriter told = new StringWriter();
    int code = -1;
    for (int tries = 0; tries < 10 && code != 0; tries++) {
      TimeUnit.SECONDS.sleep(1);
      told = new StringWriter();
      PrintWriter out = new PrintWriter(told, true);
      code =
          new CommandLine(new AuditCommand())
              .setOut(out)
              .setErr(out)
              .execute("queue_log", log.toString(), "--config", config(rush));
    }
    assertThat(code).as("%s%n%s", told, Files.readString(log)).isZero();
  }

  private static void level(Rush rush) {
    assertThat(RunCommand.Root.execute(new String[] {"level", "--config", config(rush)})).isZero();
  }

  private static String config(Rush rush) {
    return rush.lab().folder().resolve("dozvon.yaml").toString();
  }
}
