package org.dozvon.phonebank.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Wav;
import org.dozvon.audio.WavException;
import org.dozvon.phonebank.line.CallerLine;

/** Plays one scenario after another against a lab. Used by one thread. */
final class Player {
  private static final Duration TURN = Duration.ofSeconds(25);
  private static final Duration PERSON = Duration.ofSeconds(70);

  private final Lab lab;
  private final CallEvents events;
  private final Path voices;

  Player(Lab lab, CallEvents events, Path voices) {
    this.lab = lab;
    this.events = events;
    this.voices = voices;
  }

  Outcome play(Scenario scenario) throws IOException, InterruptedException {
    lab.agents().clear();
    int mark = events.mark();
    UUID id = UUID.randomUUID();
    var coming = lab.lines().expect(id);
    lab.link().dial(lab.lines().address(), id, scenario.number(), scenario.dials());
    try (CallerLine line = coming.get(10, TimeUnit.SECONDS)) {
      act(scenario, id, line);
      return finish(scenario, mark, line);
    } catch (TimeoutException | ExecutionException | WavException e) {
      return new Outcome(scenario, "no call", List.of(), Optional.empty(), List.of("" + e));
    }
  }

  private void act(Scenario scenario, UUID id, CallerLine line)
      throws IOException, InterruptedException, WavException {
    int heard = 0;
    for (Scenario.Step step : scenario.steps()) {
      switch (step) {
        case Scenario.Step.Say say -> {
          line.ears().awaitEndAfter(heard, TURN);
          speak(line, recording(scenario, say.line()));
          heard = line.ears().endings(); // what ends from now on is the answer
        }
        case Scenario.Step.Interrupt interrupt -> {
          line.ears().awaitVoice(TURN);
          TimeUnit.MILLISECONDS.sleep(1200);
          heard = line.ears().endings();
          speak(line, recording(scenario, interrupt.line()));
        }
        case Scenario.Step.Press press -> {
          line.ears().awaitEndAfter(heard, TURN);
          heard = line.ears().endings();
          lab.link().press(id, press.keys());
        }
        case Scenario.Step.PressAtOnce press -> {
          line.ears().awaitVoice(TURN);
          lab.link().press(id, press.keys());
        }
        case Scenario.Step.Silent silent -> TimeUnit.MILLISECONDS.sleep(silent.length().toMillis());
        case Scenario.Step.Noise noise -> {
          line.ears().awaitEndAfter(heard, TURN);
          heard = line.ears().endings();
          var unused =
              line.mouth().say(clip(voices.resolve("noise/" + noise.sound() + ".wav")), false);
        }
        case Scenario.Step.HangUp hangUp -> line.close();
      }
    }
  }

  private static void speak(CallerLine line, Clip clip) throws InterruptedException {
    try {
      line.mouth().say(clip, true).get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | java.util.concurrent.CancellationException e) {
      // the line was closed; the outcome says so
    }
  }

  private Clip recording(Scenario scenario, String name) throws IOException, WavException {
    return clip(voices.resolve(scenario.language() + "/" + scenario.voice() + "/" + name + ".wav"));
  }

  private static Clip clip(Path file) throws IOException, WavException {
    return Wav.read(Files.readAllBytes(file));
  }

  private Outcome finish(Scenario scenario, int mark, CallerLine line)
      throws IOException, InterruptedException, WavException {
    List<String> wrong = new ArrayList<>();
    List<Duration> latencies = line.latencies();
    Optional<Duration> toPerson = Optional.empty();
    if (scenario.expected().result().equals("handed-over")) {
      Lab.Agent agent = lab.agents().poll(PERSON.toMillis(), TimeUnit.MILLISECONDS);
      if (agent == null) {
        wrong.add("no agent answered within " + PERSON.toSeconds() + " s");
      } else {
        toPerson = sinceHandOver(mark);
        talkToAgent(scenario, line, agent, wrong);
      }
    } else if (!line.ears().awaitClosed(TURN)) {
      wrong.add("the hotline did not hang up");
    }
    String result = result(mark);
    new Check(scenario, events, mark).into(wrong, result);
    return new Outcome(scenario, result, latencies, toPerson, wrong);
  }

  private Optional<Duration> sinceHandOver(int mark) {
    return events.since(mark, "HandedOver").stream()
        .findFirst()
        .map(event -> Duration.between(Instant.parse(event.path("at").asText()), Instant.now()));
  }

  private void talkToAgent(Scenario scenario, CallerLine line, Lab.Agent agent, List<String> wrong)
      throws IOException, InterruptedException, WavException {
    try (CallerLine desk = agent.line()) {
      TimeUnit.SECONDS.sleep(1); // as people do between lifting the receiver and speaking
      if (!hears(line, desk, clip(voices.resolve(scenario.language() + "/man/yes-2.wav")))) {
        wrong.add("the caller did not hear the agent");
      }
      if (!hears(desk, line, recording(scenario, "yes-2"))) {
        wrong.add("the agent did not hear the caller");
      }
      JsonNode context = CallEvents.context(lab.http(), agent.leg().call());
      if (!context.path("caller").path("number").asText().equals(scenario.number())) {
        wrong.add("X-Call-Context \"" + agent.leg().call() + "\" gives no context of this caller");
      }
    }
  }

  /** Whether the ear hears what the mouth says, who says it again up to twice, as people do. */
  private static boolean hears(CallerLine ear, CallerLine mouth, Clip clip)
      throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      Duration before = ear.ears().voiceHeard();
      speak(mouth, clip);
      TimeUnit.MILLISECONDS.sleep(300);
      if (ear.ears().voiceHeard().minus(before).toMillis() >= 200) {
        return true;
      }
    }
    return false;
  }

  private String result(int mark) throws InterruptedException {
    for (int i = 0; i < 40; i++) {
      if (!events.since(mark, "HandedOver").isEmpty()) {
        return "handed-over";
      }
      for (JsonNode ended : events.since(mark, "Ended")) {
        return ended.path("ending").path("result").asText().toLowerCase(java.util.Locale.ROOT);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return "nothing";
  }
}
