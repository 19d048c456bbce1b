package org.dozvon.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.dozvon.handover.RouteException;
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
  void anAlarmWithoutARouteOnlyLogs() throws Exception {
    try (CamelBackOffice office = office(echo("one"))) {
      office.alarm("subject", "text");
    }
  }

  @Test
  void aBadOrMissingFileStopsTheStartByItsName() {
    assertThatThrownBy(() -> office("- route: {id: x, from: {uri: direct:x, stops: []}}\n"))
        .isInstanceOf(RoutesException.class)
        .hasMessageContaining("test.camel.yaml");
    assertThatThrownBy(() -> office("- route:\n  - :::{"))
        .isInstanceOf(RoutesException.class)
        .hasMessageContaining("test.camel.yaml");
    CamelSettings missing =
        CamelSettings.DEFAULTS.with(
            List.of(folder.resolve("missing.camel.yaml")), folder.resolve("outbox"));
    assertThatThrownBy(() -> new CamelBackOffice(missing, new JdbcDataSource()))
        .isInstanceOf(RoutesException.class)
        .hasMessageContaining("missing.camel.yaml");
  }

  private CamelBackOffice office(String yaml) throws IOException, RoutesException {
    return office(yaml, 8);
  }

  private CamelBackOffice office(String yaml, int concurrent) throws IOException, RoutesException {
    Path routes = Files.createDirectories(folder.resolve("routes"));
    Files.writeString(routes.resolve("test.camel.yaml"), yaml);
    Files.writeString(routes.resolve("notes.txt"), "not a route");
    return new CamelBackOffice(
        new CamelSettings(List.of(routes), folder.resolve("outbox"), concurrent, LONG, Map.of()),
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
