package org.dozvon.speech;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns by loudness over a tracked noise floor, voicing and the recogniser's words; how they end
 * say the {@link TurnRule}s. Time is counted in frames. Idle -> maybe -> confirmed -> idle.
 */
public final class VoiceTurnDetector implements TurnDetector {
  private static final int PRE_ROLL = 15;

  /** A caller who has begun in the middle of a noise has not been named a word for so long. */
  private static final int LONG_PRE_ROLL = 60;

  private static final double VOICED = 0.5;

  /**
   * Words that are no whole answer may be withdrawn by the next guess, which Vosk makes after 12
   * frames. There is time to be sure: the bot has paused at the first sound ({@link Courtesy}).
   */
  private static final int SURE = 13;

  /** Words that it takes on a noisy line. */
  private static final int SAYS_MUCH = 3;

  /** Words that it takes on a quiet one. */
  private static final int SAYS_A_LITTLE = 2;

  /** A noise of so much rms makes a line noisy: -46 dBov. */
  private static final double NOISY = 160;

  private final NoiseFloor floor = new NoiseFloor();
  private final Echo echo = new Echo();
  private final Courtesy courtesy = new Courtesy();
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
      case TurnInput.Sent sent -> {
        echo.sent(sent.frame().rms());
        yield List.of();
      }
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
    List<TurnEvent> events = new ArrayList<>(take(input));
    if (!confirmed) {
      courtesy.look(turn, botSpeaks && floor.level() < NOISY).ifPresent(events::add);
    }
    return events;
  }

  private List<TurnEvent> take(TurnInput.Frame input) {
    double rms = input.frame().rms();
    boolean ours = echo.covers(rms);
    boolean words = turn.filter(HeardTurn::hasWords).isPresent();
    boolean loud =
        floor.excess(rms, (ours && echo.isKnown()) || words) > settings.marginDb() && !ours;
    boolean voiced = loud && Voicing.of(input.frame()) > VOICED;
    boolean begins = turn.isEmpty() && voiced;
    if (begins) {
      begin(new HeardTurn());
    }
    turn.ifPresent(open -> open.hear(rms, loud, voiced));
    turn.filter(open -> botSpeaks).ifPresent(HeardTurn::bot);
    if (begins) {
      return List.of(new TurnEvent.MaybeSpeech(PRE_ROLL));
    }
    Optional<TurnRule> end = turn.flatMap(open -> TurnRule.of(open, settings));
    return end.isPresent() ? end(end.get()) : confirm();
  }

  private List<TurnEvent> end(TurnRule rule) {
    TurnEvent event = rule.event(turn.orElseThrow(), confirmed);
    turn = Optional.empty();
    if (rule != TurnRule.SOUND_WITHOUT_WORDS) {
      return List.of(event);
    }
    begin(HeardTurn.inNoise());
    return List.of(event, new TurnEvent.MaybeSpeech(LONG_PRE_ROLL));
  }

  private void begin(HeardTurn next) {
    turn = Optional.of(next);
    confirmed = false;
  }

  private List<TurnEvent> confirm() {
    if (confirmed || turn.filter(this::isSpeech).isEmpty()) {
      return List.of();
    }
    confirmed = true;
    courtesy.wasSpeech();
    return List.of(new TurnEvent.SpeechStarted());
  }

  private boolean isSpeech(HeardTurn open) {
    if (open.isOverBot()) {
      return botSpeaks ? isBargeIn(open) : open.saysSomething();
    }
    return open.hasKnownWords() || (open.voiced() >= settings.onset() && !open.isInNoise());
  }

  /**
   * A talking bot yields to words only, and only to such that say something: its own echo is a
   * voice, too, and a "mhm" wants it to go on. The more a recogniser may hear, the more often it
   * makes a word or two of a mumble, so it takes two longer words, or one that stands for half a
   * second; on a noisy line, where words come out of the noise, it takes more of them.
   */
  private boolean isBargeIn(HeardTurn open) {
    if (open.voiced() < settings.bargeIn()) {
      return false;
    }
    boolean sure = open.somethingFor() >= SURE;
    return floor.level() < NOISY
        ? (sure && open.saysAsMuchAs(SAYS_A_LITTLE)) || open.is(Completeness.COMPLETE)
        : sure && open.saysAsMuchAs(SAYS_MUCH);
  }
}
