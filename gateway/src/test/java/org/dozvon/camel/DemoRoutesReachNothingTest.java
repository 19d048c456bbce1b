package org.dozvon.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.handover.RouteException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hotline's routes on demo data, beside systems that are really there. */
class DemoRoutesReachNothingTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private String orders;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    orders = "http://127.0.0.1:" + server.getAddress().getPort() + "/orders";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aStepThatWouldAskAnotherSystemFailsInWords() throws Exception {
    String routes =
        direct("order", "- to: " + orders.replace("//", "//shop:secret@") + "?real=yes")
            + direct("chosen", "- toD: {uri: \"" + orders + "/${body[order]}\"}")
            + direct("event", "- to: kafka:orders?brokers=127.0.0.1:9")
            + direct("told", "- wireTap: {uri: \"" + orders + "\"}");
    try (CamelBackOffice demo = demo(routes)) {
      assertThatThrownBy(() -> demo.call("order", Map.of(), LONG))
          .isInstanceOf(RouteException.class)
          .hasMessageContaining("a demo asks no other system: " + orders)
          .hasMessageNotContaining("secret");
      assertThatThrownBy(() -> demo.call("chosen", Map.of("order", "7"), LONG))
          .hasMessageContaining("a demo asks no other system: http://127.0.0.1:");
      assertThatThrownBy(() -> demo.call("event", Map.of(), LONG))
          .hasMessageContaining("a demo asks no other system: kafka:");
      assertThat(demo.call("told", Map.of("a", "b"), LONG)).containsEntry("a", "b");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void nothingButCallsSetsARouteInMotion() throws Exception {
    Path inbox = Files.createDirectory(folder.resolve("inbox"));
    Files.writeString(inbox.resolve("order.csv"), "7;8");
    String done = "- to: file:{{dozvon.outbox}}?fileName=done-${exchangeId}";
    String routes =
        route("nightly", "timer:nightly?period=20&delay=0", done)
            + route("batch", "file:" + inbox + "?initialDelay=0&delay=20", done)
            + direct("echo", "- log: x");
    try (CamelBackOffice demo = demo(routes)) {
      assertThat(demo.call("echo", Map.of("a", "b"), LONG)).containsEntry("a", "b");
      await().during(Duration.ofMillis(300)).until(() -> outbox().isEmpty());
    }
    assertThat(inbox.resolve("order.csv")).hasContent("7;8");
  }

  @Test
  void whatIsWrittenStaysInTheOutbox() throws Exception {
    Path elsewhere = folder.resolve("elsewhere");
    String text = "- setBody: {constant: text}\n        ";
    String routes =
        direct("mail", text + "- to: file:{{dozvon.outbox}}?fileName=mail.txt")
            + direct("out", text + "- to: file:" + elsewhere + "?fileName=x")
            + direct("up", "- to: file:{{dozvon.outbox}}/in/../../elsewhere?fileName=x")
            + direct(
                "name",
                text
                    + "- to: file:{{dozvon.outbox}}?jailStartingDirectory=false&fileName=../elsewhere/x");
    try (CamelBackOffice demo = demo(routes)) {
      assertThatThrownBy(() -> demo.call("mail", Map.of(), LONG))
          .hasMessageContaining("replied with String");
      for (String route : List.of("out", "up")) {
        assertThatThrownBy(() -> demo.call(route, Map.of(), LONG))
            .hasMessageContaining("a demo asks no other system: file:");
      }
      assertThatThrownBy(() -> demo.call("name", Map.of(), LONG)).hasMessageContaining("jailed");
    }
    assertThat(outbox()).containsExactly("mail.txt");
    assertThat(elsewhere).doesNotExist();
  }

  @Test
  void everyStatementMeetsTheDemosDataAndNoProgramRuns() throws Exception {
    JdbcDataSource real = h2("real-" + folder.getFileName());
    try (Connection open = real.getConnection()) {
      open.createStatement().execute("create table points (card varchar(9))");
      String routes =
          """
          - beans:
              - name: warehouse
                type: org.h2.jdbcx.JdbcDataSource
                properties: {url: "%s"}
          """
                  .formatted(real.getUrl())
              + direct("write", "- to: sql:insert into points values (1)?dataSource=#warehouse")
              + direct("look", "- to: sql:select 1 as one?outputType=SelectOne")
              + direct("run", "- bean: {ref: warehouse, method: getConnection}")
              + direct("step", "- to: bean:warehouse?method=getConnection");
      try (CamelBackOffice demo = demo(routes)) {
        assertThatThrownBy(() -> demo.call("write", Map.of(), LONG))
            .hasMessageContaining("POINTS")
            .hasMessageContaining("not found");
        assertThatThrownBy(() -> demo.call("look", Map.of(), LONG)).hasMessageContaining("Integer");
        for (String route : List.of("run", "step")) {
          assertThatThrownBy(() -> demo.call(route, Map.of(), LONG))
              .hasMessageContaining("a demo asks no other system: bean");
        }
      }
      try (var rows = open.createStatement().executeQuery("select count(*) from points")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isZero();
      }
    }
  }

  @Test
  void aSchemeThatNobodyKnowsStopsTheStartAsItDoesLive() {
    assertThatThrownBy(() -> demo(direct("lost", "- to: nowhere:else")))
        .isInstanceOf(RoutesException.class)
        .hasMessageContaining("nowhere");
  }

  private List<String> outbox() {
    String[] files = folder.resolve("outbox").toFile().list();
    return files == null ? List.of() : List.of(files);
  }

  private CamelBackOffice demo(String yaml) throws RoutesException {
    return CamelBackOffice.demo(
        new CamelSettings(
            Map.of("routes/test.camel.yaml", yaml), folder.resolve("outbox"), 8, LONG, Map.of()),
        h2("demo-" + folder.getFileName()));
  }

  private static JdbcDataSource h2(String name) {
    JdbcDataSource database = new JdbcDataSource();
    database.setUrl("jdbc:h2:mem:" + name);
    return database;
  }

  private static String direct(String name, String step) {
    return route(name, "direct:" + name, step);
  }

  private static String route(String name, String from, String step) {
    return "- route:\n    id: %s\n    from:\n      uri: %s\n      steps:\n        %s\n"
        .formatted(name, from, step);
  }
}
