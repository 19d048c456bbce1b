package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.line.CallerLine;

/** Where an agent has answered: both talk, and the agent looks at what came with the call. */
record Desk(Scenario scenario, Recordings recordings, List<String> wrong) {
  /** Returns the call's context as the agent's side gets it. */
  JsonNode talk(CallerLine caller, Lab.Agent agent, GatewayApi gateway)
      throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(1); // as people do between lifting the receiver and speaking
    if (!recordings.areHeard(
        caller, agent.line(), Path.of(scenario.language(), "man", "yes-2.wav"))) {
      wrong.add("the caller did not hear the agent");
    }
    if (!recordings.areHeard(
        agent.line(), caller, Path.of(scenario.language(), scenario.voice(), "yes-2.wav"))) {
      wrong.add("the agent did not hear the caller");
    }
    JsonNode context = gateway.context(agent.leg().call());
    if (!context.path("caller").path("number").asText().equals(scenario.number())) {
      wrong.add("X-Call-Context \"" + agent.leg().call() + "\" gives no context of this caller");
    }
    return context;
  }
}
