package org.dozvon.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dozvon.handover.Outward;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutwardRouteTest {
  @TempDir Path folder;

  @Test
  void anOwnRouteTakesTheEventsElsewhere() throws Exception {
    String route =
        """
        - route:
            from:
              uri: direct:call-event
              steps:
                - to:
                    uri: file:FOLDER
                    parameters: {fileName: "${header[kafka.KEY]}.json"}
        """
            .replace("FOLDER", folder.toString());
    try (OutwardRoute outward = new OutwardRoute(settings(Optional.of(route)))) {
      assertThat(outward.tell("call-1", "{\"a\":1}")).isEqualTo(Outward.Answer.TAKEN);
    }
    assertThat(folder.resolve("call-1.json")).hasContent("{\"a\":1}");
  }

  @Test
  void aRouteThatFailsIsTriedAgainLater() throws Exception {
    String route =
        """
        - route:
            from:
              uri: direct:call-event
              steps:
                - throwException: {exceptionType: java.io.IOException, message: not today}
        """;
    try (OutwardRoute outward = new OutwardRoute(settings(Optional.of(route)))) {
      assertThat(outward.tell("call-1", "{}")).isEqualTo(Outward.Answer.LATER);
    }
  }

  @Test
  void aRouteFileThatCannotBeReadOrBeginsElsewhereIsAMistake() {
    assertThatThrownBy(() -> new OutwardRoute(settings(Optional.of("- rout: {}"))))
        .isInstanceOf(RoutesException.class);
    String other = "- route: {from: {uri: direct:events, steps: [{log: hello}]}}";
    assertThatThrownBy(() -> new OutwardRoute(settings(Optional.of(other))))
        .isInstanceOf(RoutesException.class)
        .hasMessageContaining("direct:call-event");
  }

  @Test
  void secretsAreNotInTheSettingsText() {
    OutwardSettings settings =
        new OutwardSettings("b:9092", "t", Map.of("sasl.jaas.config", "pass"), Optional.empty());
    assertThat(settings.toString()).doesNotContain("pass");
  }

  private static OutwardSettings settings(Optional<String> route) {
    return new OutwardSettings("127.0.0.1:1", "calls", Map.of(), route);
  }
}
