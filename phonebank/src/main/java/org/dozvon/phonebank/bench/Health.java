package org.dozvon.phonebank.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dozvon.phonebank.demo.GatewayApi;

/**
 * How punctual the gateway has been since it started, as {@code GET /health} tells.
 *
 * @param late frames by how late they were, each bucket holding the later ones, too
 */
record Health(long frames, Map<String, Long> late) {
  static Health ask(GatewayApi gateway) throws IOException, InterruptedException {
    JsonNode pacing = gateway.read("/health").path("pacing");
    Map<String, Long> late = new LinkedHashMap<>();
    pacing.path("late").forEachEntry((name, count) -> late.put(name, count.asLong()));
    return new Health(pacing.path("frames").asLong(), late);
  }

  /** The share of the frames since then that was so late. */
  Map<String, Double> since(Health before) {
    long all = Math.max(1, frames - before.frames());
    Map<String, Double> shares = new LinkedHashMap<>();
    late.forEach(
        (name, count) ->
            shares.put(name, (count - before.late().getOrDefault(name, 0L)) / (double) all));
    return shares;
  }
}
