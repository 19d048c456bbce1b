package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dozvon.phonebank.demo.Lab;
import org.dozvon.phonebank.line.CallerLine;

/** One caller: gets into a moment of the call, and after the fault wants a person. One thread. */
final class FaultCaller implements AutoCloseable {
  private static final String EXTENSION = "200";
  private static final Duration TURN = Duration.ofSeconds(20);
  private static final Duration PERSON = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** What a caller takes for "now it is my turn", and for "I was not heard". */
  private static final Duration QUIET = Duration.ofMillis(1500);

  private static final Duration VOICE = Duration.ofMillis(700);
  private static final Duration DEAD = Duration.ofSeconds(3);
  private static final int DIALS = 10;
  private static final Duration AGAIN = Duration.ofSeconds(2);

  /** Something a caller does. */
  interface Doing {
    void by(FaultCaller caller) throws IOException, InterruptedException;
  }

  /** Asks for a person, and presses the key for one, as somebody who was not heard does. */
  static final Doing ASKS =
      caller -> {
        caller.say("person-1");
        caller.press("0");
      };

  private final FaultLab lab;
  private final String number;
  private final List<String> wrong = new ArrayList<>();
  private CallerLine line;
  private UUID id;
  private String call = "";

  FaultCaller(FaultLab lab, String number) {
    this.lab = lab;
    this.number = number;
  }

  /** Somebody whose call itself is the fault; hangs up a few seconds later. */
  static void breakWith(FaultLab lab, String number) throws IOException, InterruptedException {
    FaultCaller breaking = new FaultCaller(lab, number);
    breaking.dial();
    Thread.ofVirtual().name("hang-up-soon").start(breaking::hangUpSoon);
  }

  /** Picks up and dials. */
  void dial() throws IOException, InterruptedException {
    id = UUID.randomUUID();
    var coming = lab.lab().lines().expect(id);
    lab.lab().link().dial(lab.lab().lines().address(), id, number, EXTENSION);
    try {
      line = coming.get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the phone bank's line did not come up", e);
    }
  }

  /** Dials and hears the greeting to its end. */
  void hearGreeting() throws IOException, InterruptedException {
    dial();
    if (!line.ears().awaitEndAfter(0, TURN)) {
      wrong.add("no greeting was heard");
    }
  }

  /** Says a recorded line and goes on without waiting. */
  void say(String text) throws IOException, InterruptedException {
    lab.recordings().play(line, Path.of("en", "woman", text + ".wav"), false);
  }

  /** Presses keys. */
  void press(String keys) throws IOException, InterruptedException {
    lab.lab().link().press(id, keys);
  }

  /**
   * Dials again for as long as the call is cut or nothing is heard: what people do when the line
   * goes dead.
   *
   * @param since what was heard earlier does not count, of {@code System.nanoTime()}
   * @return when a call came about again
   */
  long redial(long since) throws IOException, InterruptedException {
    long mark = since + VOICE.toNanos();
    for (int i = 0; i < DIALS && isDead(mark); i++) {
      line.close();
      TimeUnit.SECONDS.sleep(1);
      mark = System.nanoTime();
      dial();
    }
    return mark;
  }

  /** Whether the line is closed, or nothing is heard for three seconds. */
  private boolean isDead(long mark) throws InterruptedException {
    long until = System.nanoTime() + DEAD.toNanos();
    while (System.nanoTime() < until && !line.ears().isClosed()) {
      if (line.ears().lastVoiced() - mark > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    }
    return true;
  }

  /** Hangs up after a few seconds. */
  void hangUpSoon() {
    try {
      TimeUnit.SECONDS.sleep(DEAD.toSeconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  /** Says it until the gateway tells that it is so. */
  void sayUntil(String text, String event) throws IOException, InterruptedException {
    for (int i = 0; i < 2; i++) {
      say(text);
      if (lab.calls().await(number, event, TURN.dividedBy(2))) {
        return;
      }
    }
    wrong.add("\"" + text + "\" did not lead to " + event);
  }

  String number() {
    return number;
  }

  boolean has(String event) {
    return lab.calls().has(number, event);
  }

  boolean hearsVoice() {
    return line != null && System.nanoTime() - line.ears().lastVoiced() < VOICE.toNanos();
  }

  /**
   * Wants a person from now on: says so whenever nobody speaks, until an agent answers, and talks
   * with the agent.
   *
   * @param fault when it struck, of {@code System.nanoTime()}
   * @param most so long it may be silent
   * @param first what the caller does at the first chance; afterwards asks for a person
   */
  Cell toPerson(long fault, Doing first, Duration most) throws IOException, InterruptedException {
    Optional<Lab.Agent> agent = awaitAgent(first);
    Duration silence = line.ears().longestSilence(fault, System.nanoTime());
    if (silence.compareTo(most) > 0) {
      wrong.add(silence + " of silence, heard " + line.ears().picture(fault));
    }
    if (agent.isEmpty()) {
      wrong.add(line.ears().isClosed() ? "the call was cut" : "no agent answered");
      return new Cell(wrong, silence, call);
    }
    call = agent.get().leg().call();
    try (CallerLine desk = agent.get().line()) {
      talk(desk);
    }
    if (!line.ears().awaitClosed(TURN)) {
      wrong.add("the call went on after the agent had hung up");
    }
    return new Cell(wrong, silence, call);
  }

  private Optional<Lab.Agent> awaitAgent(Doing first) throws IOException, InterruptedException {
    long until = System.nanoTime() + PERSON.toNanos();
    long heard = System.nanoTime();
    long said = 0;
    while (System.nanoTime() < until && !line.ears().isClosed()) {
      Optional<Lab.Agent> agent = lab.awaitAgent(number, LOOK);
      if (agent.isPresent()) {
        return agent;
      }
      long now = System.nanoTime();
      heard = Math.max(heard, line.ears().lastVoiced());
      if (now - heard > QUIET.toNanos()
          && (said == 0 || now - said > AGAIN.toNanos())
          && !has("HandedOver")) {
        (said == 0 ? first : ASKS).by(this);
        said = now;
      }
    }
    return lab.awaitAgent(number, LOOK);
  }

  private void talk(CallerLine desk) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(1); // as people do between lifting the receiver and speaking
    if (!lab.recordings().areHeard(line, desk, Path.of("en", "man", "yes-2.wav"))) {
      wrong.add("the caller did not hear the agent");
    }
    if (!lab.recordings().areHeard(desk, line, Path.of("en", "woman", "yes-2.wav"))) {
      wrong.add("the agent did not hear the caller");
    }
  }

  /** Hangs up. */
  @Override
  public void close() {
    if (line != null) {
      line.close();
    }
  }
}
