package org.dozvon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL of the tests' own, on a free port of loopback, in a temporary folder; one for all
 * tests of a Java machine, and gone with it.
 */
final class PrivatePostgres {
  private static final String USER = "dozvon";
  private static final long START_S = 30;
  private static final long STOP_S = 10;
  private static PrivatePostgres only;

  private final Path folder;
  private final Path log;
  private final Properties programs = new Properties();
  private final int port;
  private final Process server;
  private final AtomicInteger databases = new AtomicInteger();

  private PrivatePostgres(Path environment) throws IOException, InterruptedException {
    try (var lines = Files.newBufferedReader(environment)) {
      programs.load(lines);
    }
    // Where root has the server run by somebody else, that one must be able to write here.
    folder = Files.createTempDirectory("dzpg");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    log = folder.resolve("log");
    String data = folder.resolve("data").toString();
    Process made =
        start(
            "initdb",
            "-D",
            data,
            "-U",
            USER,
            "--auth=trust",
            "-E",
            "UTF8",
            "--locale=C",
            "--lc-ctype=C.UTF-8",
            "-N");
    if (!made.waitFor(START_S, TimeUnit.SECONDS) || made.exitValue() != 0) {
      throw new IOException("initdb: " + Files.readString(log));
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    server =
        start(
            "postgres",
            "-D",
            data,
            "-p",
            "" + port,
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "fsync=off");
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-postgres"));
    awaitReady();
  }

  /**
   * The server, started when it is asked for the first time.
   *
   * @param environment the file that setup/postgres-up.sh writes
   */
  static synchronized PrivatePostgres server(Path environment) {
    try {
      if (only == null) {
        only = new PrivatePostgres(environment);
      }
      return only;
    } catch (IOException e) {
      throw new UncheckedIOException("no PostgreSQL for the tests", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Makes an empty database and tells its JDBC address. */
  String freshDatabase() {
    String name = "test_" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return url(name);
    } catch (SQLException e) {
      throw new IllegalStateException("no database " + name, e);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
  }

  /** Not in this folder, which the one who runs it may not see. */
  private Process start(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    Stream.of(programs.getProperty("POSTGRES_AS", "").split(" "))
        .filter(word -> !word.isEmpty())
        .forEach(command::add);
    command.add(Path.of(programs.getProperty("POSTGRES_BIN"), program).toString());
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command)
        .directory(Path.of("/").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private void awaitReady() throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_S);
    while (server.isAlive() && System.nanoTime() < until) {
      try {
        DriverManager.getConnection(url("postgres")).close();
        return;
      } catch (SQLException e) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
    throw new IOException("it does not start: " + Files.readString(log));
  }

  private void stop() {
    try {
      // "Fast": open connections are ended.
      new ProcessBuilder("kill", "-INT", "" + server.pid()).start().waitFor();
      if (!server.waitFor(STOP_S, TimeUnit.SECONDS)) {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      System.err.println("the tests' PostgreSQL in " + folder + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
