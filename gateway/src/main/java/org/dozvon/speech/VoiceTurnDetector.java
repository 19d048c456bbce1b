package org.dozvon.speech;

import java.time.Instant;
import java.util.List;

/**
 * Turns by loudness over a tracked noise floor, voicing and the recogniser's words. Time is counted
 * in frames. Idle -> maybe -> speaking -> idle.
 */
public final class VoiceTurnDetector implements TurnDetector {
  private static final int PRE_ROLL = 15;
  private static final double VOICED = 0.5;

  private enum State {
    IDLE,
    MAYBE,
    SPEAKING
  }

  private final TurnSettings settings;
  private final NoiseFloor floor = new NoiseFloor();
  private State state = State.IDLE;
  private Completeness completeness = Completeness.OPEN;
  private boolean botSpeaks;
  private boolean words;
  private int voiced;
  private int quiet;
  private int length;

  public VoiceTurnDetector(TurnSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<TurnEvent> on(TurnInput input, Instant now) {
    return switch (input) {
      case TurnInput.Frame frame -> hear(frame);
      case TurnInput.BotSpeaks bot -> {
        botSpeaks = bot.speaking();
        yield List.of();
      }
      case TurnInput.Words heard -> {
        words = !heard.text().isBlank();
        completeness = heard.completeness();
        yield confirm();
      }
    };
  }

  private List<TurnEvent> hear(TurnInput.Frame input) {
    boolean loud = floor.excess(input.frame().rms()) > settings.marginDb();
    boolean voice = loud && Voicing.of(input.frame()) > VOICED;
    if (state == State.IDLE) {
      return voice ? begin() : List.of();
    }
    length++;
    voiced += voice ? 1 : 0;
    quiet = loud ? 0 : quiet + 1;
    return state == State.MAYBE ? whileMaybe() : whileSpeaking();
  }

  private List<TurnEvent> begin() {
    state = State.MAYBE;
    words = false;
    completeness = Completeness.OPEN;
    voiced = 1;
    quiet = 0;
    length = 1;
    return List.of(new TurnEvent.MaybeSpeech(PRE_ROLL));
  }

  private List<TurnEvent> whileMaybe() {
    if (quiet >= settings.open()) {
      return finish(new TurnEvent.FalseAlarm("voice went away"));
    }
    if (length >= settings.longest()) {
      return finish(new TurnEvent.FalseAlarm("noise without words"));
    }
    return confirm();
  }

  private List<TurnEvent> confirm() {
    boolean enough = botSpeaks ? voiced >= settings.bargeIn() && words : voiced >= settings.onset();
    if (state != State.MAYBE || !enough) {
      return List.of();
    }
    state = State.SPEAKING;
    return List.of(new TurnEvent.SpeechStarted());
  }

  private List<TurnEvent> whileSpeaking() {
    if (length >= settings.longest()) {
      return finish(new TurnEvent.SpeechEnded("too long"));
    }
    int patience =
        switch (completeness) {
          case COMPLETE -> settings.complete();
          case OPEN -> settings.open();
          case UNFINISHED -> settings.unfinished();
        };
    return quiet >= patience
        ? finish(new TurnEvent.SpeechEnded("silence after " + completeness))
        : List.of();
  }

  private List<TurnEvent> finish(TurnEvent event) {
    state = State.IDLE;
    return List.of(event);
  }
}
