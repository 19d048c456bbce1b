package org.dozvon.phonebank.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.dozvon.phonebank.line.CallerLine;

/** Does at the caller's end of the line what a scenario says, step by step. Used by one thread. */
public final class Actor {
  private static final Duration TURN = Duration.ofSeconds(25);

  /** Long enough to be in the middle of a sentence. */
  private static final int INTO_THE_SENTENCE_MS = 1200;

  private final Lab lab;
  private final Scenario scenario;
  private final UUID id;
  private final CallerLine line;
  private final Recordings recordings;
  private final List<String> wrong;

  /** A voice that begins later answers what the caller did last. */
  private long done = System.nanoTime();

  /** A caller on this line; what does not go as it should is added to {@code wrong}. */
  public Actor(
      Lab lab,
      Scenario scenario,
      UUID id,
      CallerLine line,
      Recordings recordings,
      List<String> wrong) {
    this.lab = lab;
    this.scenario = scenario;
    this.id = id;
    this.line = line;
    this.recordings = recordings;
    this.wrong = wrong;
  }

  /** Does everything that the scenario says. */
  public void act() throws IOException, InterruptedException {
    if (!lab.link().awaitAnswer(id, TURN)) {
      wrong.add("not answered within " + TURN.toSeconds() + " s");
    }
    done = System.nanoTime(); // the ringing before was no voice to answer
    for (Scenario.Step step : scenario.steps()) {
      act(step);
      done = spoken(step) ? line.mouth().lastVoiced() : System.nanoTime();
    }
  }

  /** Recordings end with a little silence, into which the answer may begin already. */
  private static boolean spoken(Scenario.Step step) {
    return step instanceof Scenario.Step.Say
        || step instanceof Scenario.Step.Interrupt
        || step instanceof Scenario.Step.TalkOver;
  }

  private void act(Scenario.Step step) throws IOException, InterruptedException {
    switch (step) {
      case Scenario.Step.Say say -> {
        awaitTurn(step);
        speak(say.line());
      }
      case Scenario.Step.Interrupt interrupt -> {
        awaitVoice(step);
        TimeUnit.MILLISECONDS.sleep(INTO_THE_SENTENCE_MS);
        speak(interrupt.line());
      }
      case Scenario.Step.TalkOver talk -> {
        awaitVoice(step);
        for (String text : talk.lines()) {
          speak(text);
        }
      }
      case Scenario.Step.Press press -> {
        awaitTurn(step);
        lab.link().press(id, press.keys());
      }
      case Scenario.Step.PressAtOnce press -> {
        awaitVoice(step);
        lab.link().press(id, press.keys());
      }
      case Scenario.Step.Noise noise -> {
        awaitTurn(step);
        recordings.play(line, Path.of("noise", noise.sound() + ".wav"), false);
      }
      case Scenario.Step.Silent silent -> TimeUnit.MILLISECONDS.sleep(silent.length().toMillis());
      case Scenario.Step.HangUp hangUp -> line.close();
    }
  }

  private void speak(String text) throws IOException, InterruptedException {
    recordings.play(line, Path.of(scenario.language(), scenario.voice(), text + ".wav"), true);
  }

  private void awaitTurn(Scenario.Step step) throws InterruptedException {
    if (!line.ears().awaitEndAfter(done, TURN)) {
      missed(step);
    }
  }

  private void awaitVoice(Scenario.Step step) throws InterruptedException {
    if (!line.ears().awaitVoice(TURN)) {
      missed(step);
    }
  }

  private void missed(Scenario.Step step) {
    wrong.add("no voice to answer within " + TURN.toSeconds() + " s, before " + step);
  }
}
