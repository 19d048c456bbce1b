package org.dozvon.phonebank.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dozvon.phonebank.demo.Quantiles;

/** Where the gateway's part of the turns went, from its events {@code TurnTaken}. */
record Stages(Map<String, Quantiles> stages, Quantiles inGateway) {
  private static final List<String> NAMES =
      List.of("endpointing", "recognition", "decision", "speaking");

  static Stages of(List<JsonNode> turns) {
    Map<String, Quantiles> stages = new LinkedHashMap<>();
    for (String name : NAMES) {
      stages.put(name, Quantiles.of(turns.stream().map(turn -> length(turn, name)).toList()));
    }
    return new Stages(
        stages,
        Quantiles.of(
            turns.stream()
                .map(
                    turn ->
                        NAMES.stream()
                            .map(name -> length(turn, name))
                            .reduce(Duration.ZERO, Duration::plus))
                .toList()));
  }

  private static Duration length(JsonNode turn, String name) {
    return Duration.ofMillis(turn.path(name + "Ms").asLong());
  }
}
