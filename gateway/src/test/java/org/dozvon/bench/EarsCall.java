package org.dozvon.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallEvent;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.Hotline;
import org.dozvon.vosk.SteppedVosk;

/**
 * One call to the shipped hotline: its dialogs, the real session, the real Vosk, a recorded caller
 * on a bad line; only the routes and the voice are stand-ins.
 */
final class EarsCall {
  private static final Duration LONGEST = Duration.ofSeconds(90);

  private final List<Integer> delays = new ArrayList<>();
  private final EarsCaller caller;
  private final EarsTask task;
  private final Locale language;
  private final Impairment impairment;
  private final MemoryLine line;
  private boolean person;
  private int sinceLine = -1;
  private int interruptions;

  /**
   * What came of it.
   *
   * @param reached whether the task was, within two tries at each question
   * @param interruptions how often the bot was stopped while the caller was silent
   * @param delays frames from the end of each line to the bot's next word
   * @param events what happened
   */
  record Outcome(
      boolean reached, int interruptions, List<Integer> delays, List<CallEvent> events) {}

  EarsCall(
      Hotline hotline,
      Locale language,
      String voice,
      EarsTask task,
      Impairment impairment,
      SteppedVosk vosk) {
    this.language = language;
    this.task = task;
    this.impairment = impairment;
    this.caller = new EarsCaller(language, voice, task);
    Conversation mind = new Conversation(hotline, language, Profile.STANDARD, Map.of());
    line = new MemoryLine(mind, language, vosk, new PlainVoice(), this::note);
  }

  /** Lets the call go on to its end. */
  Outcome run() {
    long frames = LONGEST.toMillis() / PcmFrame.LENGTH.toMillis();
    while (frames-- > 0 && !line.isOver() && !isReached() && !caller.isTired()) {
      frame();
    }
    line.close();
    return new Outcome(isReached(), interruptions, delays, line.events());
  }

  private void frame() {
    boolean spoke = caller.isSpeaking();
    short[] sound = impairment.apply(caller.speak().samples());
    if (spoke && !caller.isSpeaking()) {
      sinceLine = 0;
    } else if (sinceLine >= 0) {
      sinceLine++;
    }
    line.frame(sound);
    caller.hear(line.sent());
  }

  private boolean isReached() {
    return person
        || line.calls().stream()
            .anyMatch(c -> task.isReachedBy(c.route(), c.arguments(), language.getLanguage()));
  }

  private void note(CallEvent event) {
    switch (event) {
      case CallEvent.BotSaid said -> {
        caller.hear(said.text());
        if (sinceLine >= 0) {
          delays.add(sinceLine);
        }
        sinceLine = -1;
      }
      case CallEvent.BargedIn in -> interruptions += caller.isSpeaking() ? 0 : 1;
      case CallEvent.HandedOver over ->
          person |= task.wantsPerson() && over.reason().equals("asked for a person");
      default -> {}
    }
  }
}
