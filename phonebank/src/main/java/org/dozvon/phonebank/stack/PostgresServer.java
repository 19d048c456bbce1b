package org.dozvon.phonebank.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dozvon.phonebank.asterisk.FreePorts;
import org.dozvon.phonebank.demo.Folders;

/**
 * A real PostgreSQL with one database, on a free port of loopback and in a temporary folder. Who
 * comes needs the password. Used by one thread.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String USER = "dozvon";
  private static final int PASSWORD_BYTES = 16;
  private static final long START_S = 60;
  private static final long STOP_S = 10;

  private final Path folder;
  private final Properties programs;
  private final String password;
  private final int port;
  private Process server;

  private PostgresServer(Path folder, Properties programs, int port) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    this.password = HexFormat.of().formatHex(random);
  }

  /**
   * Makes and starts it, and waits until it lets somebody in.
   *
   * @param environment the file that setup/postgres-up.sh writes
   * @throws IOException with its log when it does not come up
   */
  public static PostgresServer start(Path environment) throws IOException, InterruptedException {
    Properties programs = Programs.read(environment, "POSTGRES_BIN");
    Path folder = Files.createTempDirectory("dzpg");
    // Where root has the server run by somebody else, that one must be able to write here.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    PostgresServer made = new PostgresServer(folder, programs, FreePorts.tcp());
    try {
      made.open();
      return made;
    } catch (IOException | InterruptedException e) {
      made.close();
      throw e;
    }
  }

  private void open() throws IOException, InterruptedException {
    Path secret = Files.writeString(folder.resolve("secret"), password + "\n");
    String data = folder.resolve("data").toString();
    Process made =
        run(
            "initdb -U " + USER + " --auth=scram-sha-256 -E UTF8 --locale=C --lc-ctype=C.UTF-8 -N",
            "-D",
            data,
            "--pwfile=" + secret);
    if (!made.waitFor(START_S, TimeUnit.SECONDS) || made.exitValue() != 0) {
      throw new IOException("initdb: " + log());
    }
    server =
        run(
            "postgres -c listen_addresses=127.0.0.1 -c unix_socket_directories=",
            "-D",
            data,
            "-p",
            "" + port);
    awaitReady();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_S);
    while (server.isAlive() && System.nanoTime() < until) {
      try (Connection connection = connect("postgres");
          var statement = connection.createStatement()) {
        statement.execute("create database dozvon");
        return;
      } catch (SQLException e) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IOException("PostgreSQL does not start: " + log());
  }

  /** Not in this folder, which the one who runs it may not see. */
  private Process run(String words, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    Stream.of(programs.getProperty("POSTGRES_AS", "").split(" "))
        .filter(word -> !word.isEmpty())
        .forEach(command::add);
    command.addAll(List.of((programs.getProperty("POSTGRES_BIN") + "/" + words).split(" ")));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, USER, password);
  }

  /** The block {@code database} of dozvon.yaml for a gateway that uses it. */
  public String block() {
    return """
    {folder: database, url: "jdbc:postgresql://127.0.0.1:%d/dozvon",
      user: %s, password: "%s", demo-data: yes}\
    """
        .formatted(port, USER, password);
  }

  /** The one number that a query gives. */
  public long count(String query) throws SQLException {
    try (Connection connection = connect("dozvon");
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private String log() throws IOException {
    Path file = folder.resolve("log");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /** Ends it at once, open connections or not, and deletes what it kept. */
  @Override
  public void close() throws IOException {
    try {
      if (server != null) {
        // "Fast": open connections are ended.
        new ProcessBuilder("kill", "-INT", "" + server.pid()).start().waitFor();
        if (!server.waitFor(STOP_S, TimeUnit.SECONDS)) {
          server.descendants().forEach(ProcessHandle::destroyForcibly);
          server.destroyForcibly().waitFor();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Folders.delete(folder);
  }
}
