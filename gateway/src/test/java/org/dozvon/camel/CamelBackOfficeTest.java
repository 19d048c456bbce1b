package org.dozvon.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.dozvon.handover.RouteException;
import org.dozvon.testing.Logged;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CamelBackOfficeTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void anUnknownRouteIsNamedWithTheKnownOnes() throws Exception {
    try (CamelBackOffice office = office(echo("one") + echo("two"))) {
      assertThatThrownBy(() -> office.call("three", Map.of(), LONG))
          .isInstanceOf(RouteException.class)
          .hasMessage("no route three (there are: one, two)");
      assertThatThrownBy(() -> office.call("one?block=true", Map.of(), LONG))
          .isInstanceOf(RouteException.class);
    }
  }

  @Test
  void argumentsComeBackFromTheBodyAndAreNeverHeaders() throws Exception {
    String headers =
        route("headers", "- setBody: {simple: \"${header.CamelFileName}${header.card}\"}");
    try (CamelBackOffice office = office(echo("echo") + headers)) {
      assertThat(office.call("echo", Map.of("Card", "1\r2"), LONG))
          .isEqualTo(Map.of("card", "1 2"));
      assertThatThrownBy(
              () -> office.call("headers", Map.of("CamelFileName", "x", "card", "y"), LONG))
          .hasMessageContaining("replied with String")
          .hasMessageContaining("expected: a map");
    }
  }

  @Test
  void aRouteThatThrowsIsReportedWithItsRootCause() throws Exception {
    String failing =
        route(
            "failing",
            "- throwException:"
                + " {exceptionType: java.lang.IllegalStateException, message: shop is shut}");
    try (CamelBackOffice office = office(failing)) {
      assertThatThrownBy(() -> office.call("failing", Map.of(), LONG))
          .isInstanceOf(RouteException.class)
          .hasMessage("route failing failed: IllegalStateException: shop is shut");
    }
  }

  @Test
  void aRouteThatTakesTooLongIsGivenUpAndHoldsUpNoOther() throws Exception {
    String slow = route("slow", "- delay: {constant: 3000}");
    try (CamelBackOffice office = office(slow + echo("quick"))) {
      assertThatThrownBy(() -> office.call("slow", Map.of(), Duration.ofMillis(50)))
          .isInstanceOf(RouteException.class)
          .hasMessage("route slow gave no answer within 50 ms");
      assertThat(office.call("quick", Map.of("a", "b"), LONG)).containsEntry("a", "b");
    }
  }

  @Test
  void moreRoutesAtOnceThanAllowedAreRefusedAtOnce() throws Exception {
    try (CamelBackOffice office = office(route("slow", "- delay: {constant: 3000}"), 1)) {
      assertThatThrownBy(() -> office.call("slow", Map.of(), Duration.ofMillis(50)))
          .hasMessageContaining("no answer");
      assertThatThrownBy(() -> office.call("slow", Map.of(), LONG))
          .hasMessage("route slow: 1 routes run already");
    }
  }

  @Test
  void aRouteThatNoCallBeginsIsStoppedWhenOnlyCallsMayBeginOne() throws Exception {
    String ticking =
        """
        - route:
            id: ticking
            from:
              uri: timer:ticking?period=20&delay=0
              steps:
                - setBody: {constant: tick}
                - to: file:{{dozvon.outbox}}?fileName=tick-${exchangeId}
        """;
    try (CamelBackOffice office = office(ticking + echo("echo"))) {
      await().until(() -> ticks() > 0);
      office.onlyForCalls();
      long before = ticks();
      assertThat(office.call("echo", Map.of("a", "b"), LONG)).containsEntry("a", "b");
      await().during(Duration.ofMillis(200)).until(() -> ticks() == before);
    }
  }

  private long ticks() {
    String[] files = folder.resolve("outbox").toFile().list();
    return files == null ? 0 : files.length;
  }

  @Test
  void routesOfOneNameRunSideBySideEachInItsOwnVersion() throws Exception {
    String before = route("price", "- setBody: {simple: \"${null}\"}");
    try (CamelBackOffice old = office(before)) {
      try (CamelBackOffice fresh = office(echo("price"))) {
        assertThat(old.call("price", Map.of("a", "b"), LONG)).isEmpty();
        assertThat(fresh.call("price", Map.of("a", "b"), LONG)).containsEntry("a", "b");
      }
      assertThat(old.call("price", Map.of("a", "b"), LONG)).isEmpty();
    }
  }

  @Test
  void aHotlineWithoutTheRouteHasNobodyToTellOfAHandOver() throws Exception {
    try (CamelBackOffice office = office(echo("one"))) {
      assertThat(office.offers("one")).isTrue();
      assertThat(office.offers("hand-over")).isFalse();
    }
  }

  @Test
  void anAlarmWithoutARouteOnlyLogs() throws Exception {
    try (CamelBackOffice office = office(echo("one"));
        Logged log = new Logged(CamelBackOffice.class)) {
      office.alarm("subject", "text");
      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("ERROR Alarm could not be sent (no route alarm")
          .endsWith(": subject: text");
    }
  }

  @Test
  void aBadFileStopsTheStartByItsName() {
    assertThatThrownBy(() -> office(route("odd", "- tooo: x")))
        .isInstanceOfSatisfying(
            RoutesException.class,
            e -> {
              assertThat(e.file()).isEqualTo("routes/test.camel.yaml");
              assertThat(e.place()).isEqualTo("6:11");
            });
    assertThatThrownBy(() -> office("- route: {id: x, from: {uri: direct:x, stops: []}}\n"))
        .isInstanceOf(RoutesException.class)
        .hasMessageContaining("test.camel.yaml");
    assertThatThrownBy(() -> office("- route:\n  - :::{"))
        .isInstanceOf(RoutesException.class)
        .hasMessageContaining("test.camel.yaml");
    assertThatThrownBy(() -> office(route("lost", "- to: nowhere:else")))
        .isInstanceOf(RoutesException.class)
        .hasMessageContaining("test.camel.yaml")
        .hasMessageContaining("nowhere");
  }

  private CamelBackOffice office(String yaml) throws RoutesException {
    return office(yaml, 8);
  }

  private CamelBackOffice office(String yaml, int concurrent) throws RoutesException {
    Map<String, String> routes = Map.of("routes/test.camel.yaml", yaml);
    return new CamelBackOffice(
        new CamelSettings(routes, folder.resolve("outbox"), concurrent, LONG, Map.of()),
        new JdbcDataSource());
  }

  private static String echo(String name) {
    return route(name, "- setProperty: {name: x, constant: y}");
  }

  private static String route(String name, String step) {
    return "- route:\n    id: %s\n    from:\n      uri: direct:%s\n      steps:\n        %s\n"
        .formatted(name, name, step);
  }
}
