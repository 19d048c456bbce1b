package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, by restore or by backup, has changed nothing. */
class RestoreCommandTest {
  private static final String SERVER =
      "database: {url: \"jdbc:postgresql://127.0.0.1:1/dozvon\", user: dozvon, password: secret}";

  @TempDir Path folder;
  private Path home;
  private Path config;
  private Path backup;

  @BeforeEach
  void configure() throws IOException {
    home = folder.resolve("here");
    config = home.resolve("dozvon.yaml");
    backup = folder.resolve("backup.zip");
    write("dozvon.yaml", yaml("database: {folder: data}", 1));
    write("hotlines/shop/hotline.yaml", "greeting: as it was\n");
    write("history/shop/1.zip", "version 1");
    write("outbox/one.txt", "one");
  }

  private static String yaml(String database, int port) {
    return """
    %s
    hotlines: hotlines
    history: {folder: history}
    outbox: outbox
    recordings: {folder: recordings}
    http: {listen: "127.0.0.1:%d"}
    """
        .formatted(database, port);
  }

  private void write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void database(String... statements) throws Exception {
    try (Database database = Database.open(DatabaseSettings.DEFAULTS.in(home.resolve("data")));
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private ToolRun dozvon(String command, String... more) {
    return ToolRun.of(
        Stream.concat(
                Stream.of(command, "--config", config.toString(), backup.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** Every file with its content. */
  private Map<String, String> everything() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.toList()) {
        String name = home.relativize(file).toString();
        all.put(
            name,
            Files.isDirectory(file)
                ? "folder"
                : new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }

  private void refusesAndChangesNothing(int code, String why) throws IOException {
    Map<String, String> before = everything();
    ToolRun back = dozvon("restore", "--all");
    assertThat(back.out()).containsIgnoringCase("nothing was changed").contains(why);
    assertThat(back.code()).isEqualTo(code);
    assertThat(everything()).isEqualTo(before);
  }

  /** A gateway, as far as one asks whether it lives; it no longer does when this says so. */
  private static HttpServer gateway(CountDownLatch copying, CountDownLatch over)
      throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/api/backup/database", exchange -> hang(copying, over));
    http.createContext(
        "/health/live",
        exchange -> {
          if (copying.getCount() == 0) {
            hang(copying, over);
          }
          byte[] said = "{\"status\":\"up\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, said.length);
          exchange.getResponseBody().write(said);
          exchange.close();
        });
    http.start();
    return http;
  }

  @Test
  void aBackupOfALaterVersionLeavesTheSettingsToo() throws Exception {
    database(
        """
        insert into "flyway_schema_history" ("installed_rank", "version", "description", "type",
          "script", "checksum", "installed_by", "execution_time", "success")
        values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'later', 1, true)
        """);
    assertThat(dozvon("backup").code()).isZero();
    write("dozvon.yaml", yaml("database: {folder: data}", 1) + "# mine\n");
    refusesAndChangesNothing(ToolException.FOUND, "later version of this program");
  }

  @Test
  void aGatewayThatRunsOnAServersDatabaseIsSeenToo() throws Exception {
    write("dozvon.yaml", yaml(SERVER, 1));
    assertThat(dozvon("backup").code()).isZero();
    HttpServer gateway = gateway(new CountDownLatch(1), new CountDownLatch(0));
    try {
      write("dozvon.yaml", yaml(SERVER, gateway.getAddress().getPort()));
      refusesAndChangesNothing(ToolException.CANNOT, "a gateway runs at 127.0.0.1:");
    } finally {
      gateway.stop(0);
    }
    ToolRun back = dozvon("restore", "--all");
    assertThat(back.code()).as(back.out()).isZero();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsFoundBeforeTheOthersAreExchanged() throws Exception {
    database("create table word (word int)");
    assertThat(dozvon("backup").code()).isZero();
    write("dozvon.yaml", yaml("database: {folder: data}", 1) + "# mine\n");
    Files.delete(home.resolve("outbox/one.txt"));
    Files.delete(home.resolve("outbox"));
    write("outbox", "a file where the folder should be");
    refusesAndChangesNothing(ToolException.CANNOT, "outbox");
  }

  @Test
  void spoiltSettingsInTheBackupAreRefused() throws Exception {
    write("dozvon.yaml", "nonsense: yes\n" + yaml(SERVER, 1));
    String spoilt = Files.readString(config);
    write("dozvon.yaml", yaml(SERVER, 1));
    try (BackupFile.Maker maker = new BackupFile.Maker(backup)) {
      maker.about(new BackupFile.About(java.time.Instant.EPOCH, ""));
      Path other = folder.resolve("spoilt.yaml");
      maker.file("dozvon.yaml", Files.writeString(other, spoilt));
    }
    Map<String, String> before = everything();
    ToolRun back = dozvon("restore", "--all");
    assertThat(back.code()).isEqualTo(ToolException.WRONG_USE);
    assertThat(back.out()).contains("nonsense");
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void secretsStaySecretAndWhatWasKeptIsInNoBackup() throws Exception {
    database("create table word (word int)");
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(dozvon("backup").code()).isZero();
    String saved = Files.readString(config);
    Files.writeString(config, saved + "# mine\n");
    ToolRun back = dozvon("restore", "--all");
    assertThat(back.code()).as(back.out()).isZero();
    assertThat(config).hasContent(saved);
    assertThat(mode(config)).isEqualTo("rw-r-----");
    assertThat(mode(home.resolve("data/dozvon.mv.db"))).isEqualTo("rw-------");
    Files.delete(backup);
    assertThat(dozvon("backup").out()).contains("history: 1 file\n", "hotlines: 1 file\n");

    Files.delete(config);
    assertThat(dozvon("restore", "--all").code()).isZero();
    assertThat(mode(config)).isEqualTo("rw-------");
    assertThat(everything().keySet()).noneMatch(name -> name.contains(".restoring-"));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  @Timeout(120)
  void whoHangsIsNotWaitedFor() throws Exception {
    database("create table word (word int)");
    write("api-token", "token");
    assertThat(dozvon("backup").code()).isZero();
    try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      write("dozvon.yaml", yaml("database: {folder: data}", mute.getLocalPort()));
      refusesAndChangesNothing(ToolException.CANNOT, "does not answer");
      Files.delete(backup);
      ToolRun made = dozvon("backup");
      assertThat(made.code()).as(made.out()).isEqualTo(ToolException.CANNOT);
      assertThat(made.out()).contains("does not answer: no backup was made");
      assertThat(backup).doesNotExist();
    }
  }

  @Test
  @Timeout(180)
  void whoBeginsToHangWhileItCopiesIsNotWaitedForEither() throws Exception {
    database("create table word (word int)");
    write("api-token", "token");
    CountDownLatch copying = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    HttpServer gateway = gateway(copying, over);
    try {
      write("dozvon.yaml", yaml("database: {folder: data}", gateway.getAddress().getPort()));
      ToolRun made = dozvon("backup");
      assertThat(made.code()).as(made.out()).isEqualTo(ToolException.CANNOT);
      assertThat(made.out()).contains("does not answer: no backup was made");
    } finally {
      over.countDown();
      gateway.stop(0);
    }
  }

  private static void hang(CountDownLatch begun, CountDownLatch over) {
    begun.countDown();
    try {
      assertThat(over.await(10, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void errorsSayWhatIsTheMatterWithThePath() throws Exception {
    backup = folder.resolve("nosuch/backup.zip");
    ToolRun made = dozvon("backup");
    assertThat(made.code()).isEqualTo(ToolException.CANNOT);
    assertThat(made.out())
        .isEqualToIgnoringNewLines(
            "dozvon: " + folder.resolve("nosuch") + ": no such file or folder");
  }
}
