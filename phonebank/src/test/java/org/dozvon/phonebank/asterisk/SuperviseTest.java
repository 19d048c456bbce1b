package org.dozvon.phonebank.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** setup/supervise.sh with small shell programs in the gateway's place. */
class SuperviseTest {
  private static final Path SCRIPT =
      Path.of("").toAbsolutePath().getParent().resolve("setup/supervise.sh");

  private static final String NOTE = "echo began >> \"$0\"; ";

  /** Nobody listens at port 1: refused, which is no hang. */
  private static final String READY = "echo 127.0.0.1 1 > \"$DOZVON_READY_FILE\"; ";

  @TempDir Path folder;

  @Test
  void whatCannotStartIsNotStartedAgainAndItsExitCodeIsOurs() throws Exception {
    Process run = supervise(NOTE + "exit 2");
    assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(2);
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void whatDiesAfterItWasReadyIsStartedAgainUntilItIsToldToStop() throws Exception {
    Process run =
        supervise(
            NOTE
                + READY
                + "[ $(wc -l < \"$0\") = 1 ] && kill -KILL $$; trap 'exit 143' TERM; "
                + "while :; do sleep 0.1; done");
    await().until(() -> starts() == 2);
    TimeUnit.MILLISECONDS.sleep(200); // its trap is set by then
    run.destroy();
    assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(143);
    assertThat(starts()).isEqualTo(2);
  }

  @Test
  void whatIsAskedAndSaysNothingIsKilled() throws Exception {
    try (ServerSocket mute = new ServerSocket(0)) {
      String ready = READY.replace("127.0.0.1 1", "127.0.0.1 " + mute.getLocalPort());
      Process run = supervise(NOTE + ready + "sleep 60");
      await().atMost(30, TimeUnit.SECONDS).until(() -> starts() == 2);
      run.destroy();
      assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatHangsAtItsSecondStartIsKilledAndStartedAgain() throws Exception {
    Process run =
        supervise(
            Map.of("DOZVON_START_LIMIT", "8"),
            NOTE
                + "[ $(wc -l < \"$0\") = 1 ] && { "
                + READY
                + "kill -KILL $$; }; [ $(wc -l < \"$0\") = 2 ] && exec sleep 300; "
                + READY
                + "exec sleep 300");
    await().atMost(120, TimeUnit.SECONDS).until(() -> starts() == 3);
    run.destroy();
    assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private Process supervise(String program) throws IOException {
    return supervise(Map.of(), program);
  }

  private Process supervise(Map<String, String> settings, String program) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    command.addAll(List.of("bash", "-c", program, folder.resolve("starts").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().putAll(settings);
    return builder.start();
  }

  private long starts() throws IOException {
    Path notes = folder.resolve("starts");
    return Files.exists(notes) ? Files.readAllLines(notes).size() : 0;
  }
}
