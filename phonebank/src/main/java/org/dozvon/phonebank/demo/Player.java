package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.dozvon.phonebank.line.CallerLine;

/** Plays one scenario after another against a lab. Used by one thread. */
final class Player {
  private static final Duration TURN = Duration.ofSeconds(25);
  private static final Duration PERSON = Duration.ofSeconds(70);

  private final Lab lab;
  private final CallEvents events;
  private final Recordings recordings;
  private final Recorder recorder;
  private final Consumer<JsonNode> contexts;

  /**
   * A player.
   *
   * @param contexts is shown what each agent got with the call
   */
  Player(
      Lab lab,
      CallEvents events,
      Recordings recordings,
      Recorder recorder,
      Consumer<JsonNode> contexts) {
    this.lab = lab;
    this.events = events;
    this.recordings = recordings;
    this.recorder = recorder;
    this.contexts = contexts;
  }

  Outcome play(Scenario scenario) throws IOException, InterruptedException {
    lab.agents().clear();
    Happened happened = new Happened(events, events.mark());
    UUID id = UUID.randomUUID();
    var coming = lab.lines().expect(id);
    lab.link().dial(lab.lines().address(), id, scenario.number(), scenario.dials());
    try (CallerLine line = coming.get(10, TimeUnit.SECONDS)) {
      List<String> wrong = new ArrayList<>();
      new Actor(lab, scenario, id, line, recordings, wrong).act();
      end(scenario, line, wrong);
      recorder.keep(scenario, "caller", line);
      String result = happened.result();
      new Check(scenario, happened).into(wrong, result);
      return new Outcome(
          scenario,
          result,
          line.latencies(),
          line.talkedOver(),
          happened.personSinceCall(),
          happened.personSinceAsked(),
          wrong);
    } catch (TimeoutException | ExecutionException e) {
      return Outcome.noCall(scenario, "the phone bank's line did not come up: " + e);
    }
  }

  /** Sees the call to its end, whoever ends it. */
  private void end(Scenario scenario, CallerLine line, List<String> wrong)
      throws IOException, InterruptedException {
    if (!scenario.expected().result().equals("handed-over")) {
      if (!line.ears().awaitClosed(TURN)) {
        wrong.add("the hotline did not hang up");
      }
      return;
    }
    Lab.Agent agent = lab.agents().poll(PERSON.toMillis(), TimeUnit.MILLISECONDS);
    if (agent == null) {
      wrong.add("no agent answered within " + PERSON.toSeconds() + " s");
      return;
    }
    try (CallerLine desk = agent.line()) {
      contexts.accept(new Desk(scenario, recordings, wrong).talk(line, agent, lab.api()));
      recorder.keep(scenario, "agent", desk);
    }
    if (!line.ears().awaitClosed(TURN)) {
      wrong.add("the call went on after the agent had hung up");
    }
  }
}
