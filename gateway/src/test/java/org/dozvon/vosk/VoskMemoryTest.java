package org.dozvon.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Calls leave nothing behind. One recogniser that is not freed is 1-3 MB. */
@EnabledOnOs(OS.LINUX)
class VoskMemoryTest {
  /** Kilobytes; 24 KB a call, about a fiftieth of a recogniser. */
  private static final long MOST_GROWTH = 24 * 1024;

  @Test
  void aThousandShortCallsDoNotMakeTheProcessGrow() throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djna.encoding=UTF-8",
            "-Xms96m",
            "-Xmx96m",
            "-XX:+AlwaysPreTouch",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            ThousandCalls.class.getName());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    long growth = Long.parseLong(said.lines().toList().getLast());
    System.out.println("a thousand calls: resident set " + growth + " KB bigger");
    assertThat(growth).isLessThan(MOST_GROWTH);
  }
}
