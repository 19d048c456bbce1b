package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor without an Asterisk; with one: FreePbxTest. */
class DoctorCommandTest {
  @TempDir private Path home;

  @Test
  void everyFaultIsALineWithWhatToDo() throws IOException {
    Files.createDirectories(home.resolve("hotlines/broken"));
    Files.writeString(home.resolve("hotlines/broken/hotline.yaml"), "nothing: here\n");
    Files.writeString(home.resolve("file"), "");
    ToolRun run =
        doctor(
            "ami: {address: \"127.0.0.1:"
                + closedPort()
                + "\", user: u, secret: s3cret-Word}\n"
                + "outbox: file/outbox\n");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("ok +settings +dozvon.yaml is read")
        .containsPattern("FAIL +hotlines +broken: mistakes -> ./dozvon check")
        .containsPattern("FAIL +hotlines +none in .* -> ./dozvon new NAME")
        .containsPattern("FAIL +disk +.*file cannot be written to \\(outbox\\) -> ")
        .containsPattern("warn +gateway +none answers at .* -> ./dozvon run")
        .containsPattern("ok +database +.*dozvon.mv.db")
        .containsPattern("FAIL +manager +u@127.0.0.1:\\d+: .* -> is Asterisk up")
        .contains("4 to be mended, 1 to look at")
        .doesNotContain("s3cret-Word");
    assertThat(home.resolve("database")).as("nothing is made").doesNotExist();
  }

  @Test
  void aRunningGatewayIsTakenAtItsWord() throws IOException {
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(gateway, "/health/live", "{\"status\":\"up\"}");
    serve(
        gateway,
        "/health/ready",
        "{\"status\":\"not ready\",\"gateway\":\"ok\",\"models\":\"ru is not loaded\"}");
    serve(gateway, "/health", "{\"status\":\"up\",\"database\":false,\"queues\":{\"waiting\":0}}");
    gateway.start();
    try {
      String there = "http: {listen: \"127.0.0.1:" + gateway.getAddress().getPort() + "\"}\n";
      assertThat(doctor(there).out())
          .containsPattern("ok +gateway +runs at 127.0.0.1")
          .containsPattern(
              "FAIL +gateway +says of database: down; models: ru is not loaded -> docs")
          .containsPattern("warn +manager +dozvon.yaml names none");
    } finally {
      gateway.stop(0);
    }
  }

  @Test
  void anotherProgramIsNotTakenForTheGateway() throws IOException {
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(other, "/", "<!DOCTYPE HTML> <html lang=\"en\"> <head></head></html>");
    other.start();
    try {
      String there = "http: {listen: \"127.0.0.1:" + other.getAddress().getPort() + "\"}\n";
      assertThat(doctor(there).out())
          .containsPattern("FAIL +gateway +another program answers at 127.0.0.1:\\d+ -> end it")
          .containsPattern("ok +database")
          .doesNotContain("parts are well", "<");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void aHostNameThatNobodyKnowsIsALine() throws IOException {
    ToolRun run = doctor("http: {listen: \"nosuch.invalid:8080\"}\n");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .containsPattern("FAIL +gateway +nobody here knows the name nosuch.invalid -> http.listen");
  }

  @Test
  void aDatabaseThatAStartingGatewayHasOpenIsNoMistakeOfTheConfiguration() throws IOException {
    Path file = Files.createDirectories(home.resolve("database")).resolve("dozvon.mv.db");
    try (FileChannel held =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = held.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(doctor("").out())
          .containsPattern("FAIL +database .*another program has it open")
          .contains("-> a gateway that is just starting has it: ask again when it is ready");
    }
  }

  private static void serve(HttpServer gateway, String path, String body) {
    gateway.createContext(
        path,
        exchange -> {
          boolean known = exchange.getRequestURI().getPath().equals(path);
          byte[] bytes = (known ? body : "{}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 404, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private ToolRun doctor(String more) throws IOException {
    String lines = "hotlines: hotlines\nmodels: {}\nvoices: {}\ndatabase: {folder: database}\n";
    String http =
        more.contains("http:") ? "" : "http: {listen: \"127.0.0.1:" + closedPort() + "\"}\n";
    Path config = Files.writeString(home.resolve("dozvon.yaml"), lines + http + more);
    Files.createDirectories(home.resolve("hotlines"));
    return ToolRun.of("doctor", "--config", config.toString());
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
