package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dozvon.console.BackupRoutes;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseCopy;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.testing.HttpPort;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ./dozvon backup and restore, on real databases. */
class BackupCommandTest {
  @TempDir Path folder;
  private Path config;
  private Path backup;

  @BeforeEach
  void configure() throws IOException {
    backup = folder.resolve("backup.zip");
    config = folder.resolve("here/dozvon.yaml");
    write("here/dozvon.yaml", yaml(1));
    write("here/hotlines/shop/hotline.yaml", "greeting: as it was\n");
    write("here/history/shop/1.zip", "version 1");
  }

  private static String yaml(int port) {
    return """
    database: {folder: data}
    hotlines: hotlines
    history: {folder: history}
    outbox: outbox
    recordings: {folder: recordings}
    http: {listen: "127.0.0.1:%d"}
    """
        .formatted(port);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private DatabaseSettings data() {
    return DatabaseSettings.DEFAULTS.in(folder.resolve("here/data"));
  }

  private static void put(Database database, String word) throws Exception {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists word (word varchar(20))");
      statement.execute("delete from word");
      statement.execute("insert into word values ('" + word + "')");
    }
  }

  private String word() throws Exception {
    try (Database database = Database.open(data());
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select word from word")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void put(String word) throws Exception {
    try (Database database = Database.open(data())) {
      put(database, word);
    }
  }

  private ToolRun dozvon(String command, String... more) {
    return ToolRun.of(
        Stream.concat(
                Stream.of(command, "--config", config.toString(), backup.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void whatWasBackedUpComesBackAndWhatWasThereIsKept() throws Exception {
    put("before");
    ToolRun made = dozvon("backup");
    assertThat(made.code()).as(made.out()).isZero();
    assertThat(made.out()).contains("database: no gateway runs", "hotlines: 1 file", "written: ");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");

    put("after");
    write("here/hotlines/shop/hotline.yaml", "greeting: spoilt\n");
    write("here/history/shop/1.zip", "spoilt");
    ToolRun back = dozvon("restore");
    assertThat(back.code()).as(back.out()).isZero();
    assertThat(word()).isEqualTo("before");
    assertThat(folder.resolve("here/history/shop/1.zip")).hasContent("version 1");
    assertThat(folder.resolve("here/hotlines/shop/hotline.yaml")).hasContent("greeting: spoilt\n");
    assertThat(names(folder.resolve("here/data")))
        .anyMatch(name -> name.matches("\\.before-restore-[0-9]{8}-[0-9]{6}"));

    ToolRun all = dozvon("restore", "--all");
    assertThat(all.code()).as(all.out()).isZero();
    assertThat(folder.resolve("here/hotlines/shop/hotline.yaml"))
        .hasContent("greeting: as it was\n");
  }

  @Test
  void onAnEmptyMachineTheConfigurationComesFirst() throws Exception {
    put("moved");
    assertThat(dozvon("backup").code()).isZero();
    Files.move(folder.resolve("here"), folder.resolve("burnt"));
    Files.createDirectories(folder.resolve("here"));
    assertThat(dozvon("restore").code()).isEqualTo(ToolException.WRONG_USE);
    ToolRun all = dozvon("restore", "--all");
    assertThat(all.code()).as(all.out()).isZero();
    assertThat(word()).isEqualTo("moved");
    assertThat(config).hasContent(yaml(1));
  }

  @Test
  void aRunningGatewayMakesTheCopyItself() throws Exception {
    try (Database database = Database.open(data());
        HttpListener http =
            HttpPort.open(
                HttpSettings.DEFAULTS.on(0),
                entrance ->
                    List.of(
                        new BackupRoutes(
                            folder.resolve("here/data"),
                            file -> DatabaseCopy.ofOpen(database.dataSource(), file))))) {
      put(database, "running");
      write("here/dozvon.yaml", yaml(http.address().getPort()));
      write("here/api-token", HttpPort.TOKEN);
      ToolRun made = dozvon("backup");
      assertThat(made.code()).as(made.out()).isZero();
      assertThat(made.out()).contains("copied by the gateway at 127.0.0.1:", "which goes on");
      put(database, "later");
      assertThat(names(folder.resolve("here/data"))).noneMatch(name -> name.contains("backup"));
      assertThat(asked(http, "another")).isEqualTo(401);
      assertThat(dozvon("restore").code()).isEqualTo(ToolException.CANNOT);
    }
    assertThat(word()).isEqualTo("later");
    assertThat(dozvon("restore").code()).isZero();
    assertThat(word()).isEqualTo("running");
  }

  private static int asked(HttpListener http, String token) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address =
          URI.create("http://127.0.0.1:" + http.address().getPort() + "/api/backup/database");
      return client
          .send(
              HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void aBackupOfALaterVersionChangesNothing() throws Exception {
    put("later");
    try (Database database = Database.open(data());
        Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into "flyway_schema_history" ("installed_rank", "version", "description", "type",
            "script", "checksum", "installed_by", "execution_time", "success")
          values (999, '999', 'later', 'SQL', 'V999__later.sql', 1, 'later', 1, true)
          """);
    }
    ToolRun made = dozvon("backup");
    assertThat(made.code()).as("a backup needs no upgrade: " + made.out()).isZero();
    Files.move(folder.resolve("here/data"), folder.resolve("here/gone"));
    put("older");
    ToolRun back = dozvon("restore");
    assertThat(back.code()).isEqualTo(ToolException.FOUND);
    assertThat(back.out()).contains("nothing was changed: ", "later version of this program");
    assertThat(word()).isEqualTo("older");
    assertThat(names(folder.resolve("here"))).noneMatch(name -> name.contains("restor"));
  }

  @Test
  void aDatabaseServerIsLeftToItsOwnTools() throws Exception {
    write(
        "here/dozvon.yaml",
        yaml(1)
            .replace(
                "{folder: data}",
                "{url: \"jdbc:postgresql://127.0.0.1:1/dozvon\", user: dozvon, password: secret}"));
    ToolRun made = dozvon("backup");
    assertThat(made.code()).as(made.out()).isZero();
    assertThat(made.out())
        .contains("NOT in this file", "127.0.0.1:1/dozvon with pg_dump", "history: 1 file")
        .doesNotContain("secret");
    ToolRun back = dozvon("restore");
    assertThat(back.code()).as(back.out()).isZero();
    assertThat(back.out()).contains("is a server: pg_restore", "history: 1 restored");
  }

  @Test
  void aNameThatLeadsOutIsRefused() throws Exception {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(backup))) {
      zip.putNextEntry(new ZipEntry("backup.properties"));
      zip.putNextEntry(new ZipEntry("history/../../evil"));
      zip.write("evil".getBytes(StandardCharsets.UTF_8));
    }
    ToolRun back = dozvon("restore");
    assertThat(back.code()).as(back.out()).isEqualTo(ToolException.FOUND);
    assertThat(back.out()).contains("leads out of the backup");
    assertThat(folder.resolve("evil")).doesNotExist();
    assertThat(folder.resolve("here/history/shop/1.zip")).hasContent("version 1");
  }

  @Test
  void whatIsNoBackupAndWhatIsThereAlreadyIsTold() throws Exception {
    Files.writeString(backup, "no zip");
    assertThat(dozvon("restore").code()).isEqualTo(ToolException.FOUND);
    ToolRun made = dozvon("backup");
    assertThat(made.code()).isEqualTo(ToolException.WRONG_USE);
    assertThat(made.out()).contains("is there already");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
