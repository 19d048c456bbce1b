package org.dozvon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads are named by their role: a dump of a gateway in trouble says who waits for what. */
class ThreadNamesTest {
  /** A thread without a name, and work that goes to the pool that everybody shares. */
  private static final Pattern NAMELESS =
      Pattern.compile(
          "of(Virtual|Platform)\\(\\)\\s*\\.(daemon\\(\\)\\s*\\.)?(start|unstarted|factory)\\("
              + "|startVirtualThread\\(|newVirtualThreadPerTaskExecutor\\(|commonPool\\("
              + "|(supply|run)Async\\([^,;]*\\);"
              + "|delayedExecutor\\([^,;]*,[^,;]*\\)");

  @Test
  void everyThreadOfTheProgramHasAName() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<String> nameless =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> NAMELESS.matcher(read(file)).find())
              .map(file -> file.getFileName().toString())
              .toList();
      assertThat(nameless).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thread.ofVirtual().start(() -> work());",
        "Thread.ofPlatform()\n  .daemon().start(work)",
        "CompletableFuture.supplyAsync(() -> ask(it));",
        "delayedExecutor(300, MILLISECONDS))"
      })
  void aNamelessOneIsSeen(String line) {
    assertThat(NAMELESS.matcher(line).find()).isTrue();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
