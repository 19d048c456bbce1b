package org.dozvon.phonebank.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dozvon.phonebank.asterisk.FreePorts;
import org.dozvon.phonebank.demo.Folders;

/** A PostgreSQL on a free port of loopback, in a temporary folder, with one database. */
final class PrivatePostgres implements AutoCloseable {
  private static final String USER = "dozvon";
  private static final long START_S = 60;
  private static final long STOP_S = 10;

  private final Path folder;
  private final Properties programs;
  private final int port;
  private Process server;

  private PrivatePostgres(Path folder, Properties programs, int port) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param environment the file that setup/postgres-up.sh writes
   */
  static PrivatePostgres start(Path environment) throws IOException, InterruptedException {
    Properties programs = new Properties();
    try (var lines = Files.newBufferedReader(environment)) {
      programs.load(lines);
    }
    Path folder = Files.createTempDirectory("dzpg");
    // Where root has the server run by somebody else, that one must be able to write here.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    PrivatePostgres made = new PrivatePostgres(folder, programs, FreePorts.tcp());
    try {
      made.open();
      return made;
    } catch (IOException | InterruptedException | RuntimeException e) {
      made.close();
      throw e;
    }
  }

  private void open() throws IOException, InterruptedException {
    String data = folder.resolve("data").toString();
    List<String> anybody = List.of("-U", USER, "--auth=trust", "-N");
    List<String> letters = List.of("-E", "UTF8", "--locale=C", "--lc-ctype=C.UTF-8");
    Process made =
        run("initdb", Stream.of(List.of("-D", data), anybody, letters).flatMap(List::stream));
    if (!made.waitFor(START_S, TimeUnit.SECONDS) || made.exitValue() != 0) {
      throw new IOException("initdb: " + log());
    }
    server =
        run(
            "postgres",
            Stream.of(
                "-D",
                data,
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories="));
    awaitReady();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_S);
    while (server.isAlive() && System.nanoTime() < until) {
      try (Connection connection = DriverManager.getConnection(url("postgres"), USER, "");
          var statement = connection.createStatement()) {
        statement.execute("create database " + USER);
        return;
      } catch (SQLException e) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IOException("PostgreSQL does not start: " + log());
  }

  /** As the block {@code database} of dozvon.yaml has it. */
  String block() {
    return "{folder: database, url: \"%s\", user: %s, demo-data: yes}".formatted(url(USER), USER);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  /** Not in this folder, which the one who runs it may not see. */
  private Process run(String program, Stream<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    Arrays.stream(programs.getProperty("POSTGRES_AS", "").split(" ", -1))
        .filter(word -> !word.isEmpty())
        .forEach(command::add);
    command.add(Path.of(programs.getProperty("POSTGRES_BIN"), program).toString());
    arguments.forEach(command::add);
    return new ProcessBuilder(command)
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  @Override
  public void close() {
    try {
      if (server != null) {
        // "Fast": open connections are ended.
        new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start().waitFor();
        if (!server.waitFor(STOP_S, TimeUnit.SECONDS)) {
          server.destroyForcibly();
        }
      }
      Folders.delete(folder);
    } catch (IOException e) {
      System.err.println("dozvon: the PostgreSQL in " + folder + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
