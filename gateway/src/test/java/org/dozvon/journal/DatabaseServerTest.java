package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an admin is told when the database's server is not as it should be. */
class DatabaseServerTest {
  private static final Path GROCERY = Path.of("../dialplans/hotlines/grocery/data/demo.sql");

  @TempDir Path folder;

  @Test
  void aServerThatIsNotThereIsNamedAndThePasswordIsNot() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/dozvon";
    assertThatThrownBy(
            () -> Database.open(DatabaseSettings.DEFAULTS.in(folder).at(url, "me", "hushhush")))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("database " + url + " can't be opened")
        .hasMessageContaining("refused")
        .hasMessageNotContaining("hushhush");
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() {
    DatabaseSettings there = Databases.POSTGRESQL.fresh(folder);
    String url = there.url().orElseThrow().replaceFirst("/test_\\d+", "/nothing");
    assertThatThrownBy(() -> Database.open(there.at(url, "dozvon", "hushhush")))
        .hasMessageContaining("\"nothing\" does not exist")
        .hasMessageNotContaining("hushhush");
  }

  @Test
  void aScriptThatThisDatabaseDoesNotUnderstandIsNamed() throws Exception {
    Path script = Files.writeString(folder.resolve("h2.sql"), "create alias x for 'a.b';");
    try (Database database = Database.open(Databases.POSTGRESQL.fresh(folder))) {
      assertThatThrownBy(() -> database.runScripts(List.of(script)))
          .isInstanceOf(DatabaseException.class)
          .hasMessageContaining("h2.sql")
          .hasMessageContaining("syntax error");
    }
  }

  @Test
  void gatewaysThatStartTogetherMakeTheTablesAndTheDemoDataOnce() throws Exception {
    DatabaseSettings shared = Databases.POSTGRESQL.fresh(folder);
    Callable<Boolean> start =
        () -> {
          try (Database database = Database.open(shared.with(2))) {
            database.runScripts(List.of(GROCERY));
            database.runScripts(List.of(GROCERY));
          }
          return true;
        };
    try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
      for (Future<Boolean> node : nodes.invokeAll(List.of(start, start, start, start))) {
        assertThat(node.get()).isTrue();
      }
    }
  }
}
