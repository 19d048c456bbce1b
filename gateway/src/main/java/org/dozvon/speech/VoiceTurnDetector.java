package org.dozvon.speech;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Turns by loudness over a tracked noise floor, voicing and the recogniser's words; how they end
 * say the {@link TurnRule}s. Time is counted in frames. Idle -> maybe -> confirmed -> idle.
 */
public final class VoiceTurnDetector implements TurnDetector {
  private static final int PRE_ROLL = 15;
  private static final double VOICED = 0.5;

  private final NoiseFloor floor = new NoiseFloor();
  private TurnSettings settings;
  private Optional<HeardTurn> turn = Optional.empty();
  private boolean confirmed;
  private boolean botSpeaks;

  public VoiceTurnDetector(TurnSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<TurnEvent> on(TurnInput input, Instant now) {
    return switch (input) {
      case TurnInput.Frame frame -> hear(frame);
      case TurnInput.BotSpeaks bot -> {
        botSpeaks = bot.speaking();
        yield confirm();
      }
      case TurnInput.Words heard -> {
        turn.ifPresent(open -> open.hear(heard));
        yield confirm();
      }
      case TurnInput.Patience patience -> {
        settings = patience.settings();
        yield List.of();
      }
    };
  }

  private List<TurnEvent> hear(TurnInput.Frame input) {
    double rms = input.frame().rms();
    boolean loud =
        floor.excess(rms, turn.filter(HeardTurn::hasWords).isPresent()) > settings.marginDb();
    boolean voiced = loud && Voicing.of(input.frame()) > VOICED;
    boolean begins = turn.isEmpty() && voiced;
    if (begins) {
      turn = Optional.of(new HeardTurn());
      confirmed = false;
    }
    turn.ifPresent(open -> open.hear(rms, loud, voiced));
    if (begins) {
      return List.of(new TurnEvent.MaybeSpeech(PRE_ROLL));
    }
    Optional<TurnEvent> end =
        turn.flatMap(open -> TurnRule.of(open, settings).map(rule -> rule.event(open, confirmed)));
    end.ifPresent(event -> turn = Optional.empty());
    return end.isPresent() ? List.of(end.get()) : confirm();
  }

  private List<TurnEvent> confirm() {
    if (confirmed || turn.filter(this::isSpeech).isEmpty()) {
      return List.of();
    }
    confirmed = true;
    return List.of(new TurnEvent.SpeechStarted());
  }

  /** A talking bot yields to words only; its own echo is a voice, too. */
  private boolean isSpeech(HeardTurn open) {
    return botSpeaks
        ? open.hasKnownWords() && open.voiced() >= settings.bargeIn()
        : open.hasKnownWords() || open.voiced() >= settings.onset();
  }
}
