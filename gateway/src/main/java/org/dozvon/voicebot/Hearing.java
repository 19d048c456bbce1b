package org.dozvon.voicebot;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Expectation;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.TurnDetector;
import org.dozvon.speech.TurnEvent;
import org.dozvon.speech.TurnInput;
import org.dozvon.speech.TurnSettings;

/**
 * Frames to words: the turn detector says when the caller talks, the ear what. Confined to the
 * loop. {@code quiet -MaybeSpeech-> perhaps -SpeechStarted-> talks -SpeechEnded-> awaiting words};
 * a false alarm leads back to quiet.
 */
final class Hearing {
  private static final int QUIET_RMS = 200;
  private static final int PAST_FRAMES = 100;

  /** Frames within which a caller's first word is named: 1.2 s. */
  private static final int STIRRING = 60;

  private final Deque<PcmFrame> past = new ArrayDeque<>();
  private final ComfortNoise noise = new ComfortNoise();
  private final Lift lift = new Lift();
  private final TurnDetector detector;
  private final VoicebotSettings settings;
  private Optional<Ear> ear = Optional.empty();
  private Grammar grammar = Grammar.OPEN;
  private Function<String, Completeness> judge = words -> Completeness.OPEN;
  private boolean open;
  private boolean talks;
  private boolean words;
  private int age;
  private int awaited;
  private int unwanted;
  private int quiet;
  private String soFar = "";
  private Instant endedAt = Instant.MIN;

  Hearing(TurnDetector detector, VoicebotSettings settings) {
    this.detector = detector;
    this.settings = settings;
  }

  /** From now on hears with this ear, which it will close. */
  void open(Ear found) {
    ear = Optional.of(found);
  }

  /** What the caller's next turns will be about. */
  void expect(Expectation expectation) {
    grammar = expectation.grammar();
    judge = expectation.judge();
  }

  /** Takes the next 20 ms. */
  List<HearingEvent> hear(PcmFrame frame, Instant now) {
    if (ear.isEmpty()) {
      return List.of();
    }
    past.addLast(frame);
    if (past.size() > PAST_FRAMES) {
      past.removeFirst();
    }
    if (open) {
      age++;
      feed(frame);
    }
    return follow(new TurnInput.Frame(frame), now);
  }

  /** Takes what the recogniser says. */
  List<HearingEvent> recognised(Recognition recognition, Instant now) {
    if (ear.isEmpty()) {
      return List.of();
    }
    return switch (recognition) {
      case Recognition.Partial p when open -> {
        soFar = p.text();
        yield guessed(words(p), now);
      }
      case Recognition.Partial p -> List.of();
      case Recognition.Final f -> words(f);
      case Recognition.Failed f -> lose(f.reason());
    };
  }

  /** The caller is sent this next. */
  void sent(PcmFrame frame, Instant now) {
    if (ear.isPresent()) {
      follow(new TurnInput.Sent(frame), now);
    }
  }

  /** The bot begins or stops to be heard. */
  List<HearingEvent> botSpeaks(boolean speaking, Instant now) {
    return ear.isEmpty() ? List.of() : follow(new TurnInput.BotSpeaks(speaking), now);
  }

  /** From now on is as patient as this caller needs. */
  List<HearingEvent> treat(Profile profile, Instant now) {
    return ear.isEmpty()
        ? List.of()
        : follow(new TurnInput.Patience(TurnSettings.of(profile)), now);
  }

  /** Forgets the turn that may have begun, and what is still to be recognised. */
  void forget() {
    open = false;
    talks = false;
    unwanted += awaited;
    awaited = 0;
  }

  /** Whether the words of a turn are overdue. */
  boolean isOverdue(Instant now) {
    return awaited > 0 && !now.isBefore(endedAt.plus(settings.recognitionLimit()));
  }

  /** Whether the caller talks, or has talked and is not understood yet. */
  boolean isCallersTurn() {
    return talks || awaited > 0;
  }

  /**
   * Whether the caller is heard, or has been and is not understood yet, or something is heard that
   * may yet turn out to be words: no noise keeps that up.
   */
  boolean isStirring() {
    return (open && (words || age < STIRRING)) || awaited > 0;
  }

  /** What was recognised of the turn that goes on; may be empty. */
  String soFar() {
    return soFar;
  }

  /** Gives up hearing; only the first time it is an event. */
  List<HearingEvent> lose(String reason) {
    if (ear.isEmpty()) {
      return List.of();
    }
    close();
    return List.of(new HearingEvent.Lost(reason));
  }

  /** Gives the ear back. */
  void close() {
    forget();
    Optional<Ear> closing = ear;
    ear = Optional.empty();
    closing.ifPresent(Ear::close);
  }

  private List<HearingEvent> guessed(TurnInput.Words guess, Instant now) {
    List<HearingEvent> heard = follow(guess, now);
    if (guess.completeness() == Completeness.COMPLETE) {
      heard.add(new HearingEvent.Likely(guess.text()));
    }
    return heard;
  }

  private List<HearingEvent> follow(TurnInput input, Instant now) {
    List<HearingEvent> heard = new ArrayList<>(0);
    for (TurnEvent event : detector.on(input, now)) {
      switch (event) {
        case TurnEvent.MaybeSpeech e -> begin(e.preRollFrames());
        case TurnEvent.Pause e -> heard.add(new HearingEvent.Sound());
        case TurnEvent.GoOn e -> heard.add(new HearingEvent.SoundWasNothing());
        case TurnEvent.SpeechStarted e -> {
          if (!open) {
            begin(PAST_FRAMES / 4);
          }
          talks = true;
          heard.add(new HearingEvent.CallerSpeaks());
        }
        case TurnEvent.FalseAlarm e -> {
          if (talks) {
            heard.add(new HearingEvent.Nothing());
          }
          open = false;
          talks = false;
        }
        case TurnEvent.SpeechEnded e -> {
          heard.add(
              new HearingEvent.TurnOver(now.minus(PcmFrame.LENGTH.multipliedBy(e.quietFrames()))));
          end(now);
        }
      }
    }
    return heard;
  }

  private void begin(int preRollFrames) {
    open = true;
    words = false;
    age = 0;
    quiet = 0;
    soFar = "";
    ear.ifPresent(e -> e.begin(grammar));
    lift.begin();
    // The newest of the past is the frame of now, which is fed in any case.
    past.stream().skip(Math.max(0, past.size() - preRollFrames - 1L)).forEach(this::feed);
  }

  private void feed(PcmFrame frame) {
    quiet = frame.rms() < QUIET_RMS ? quiet + 1 : 0;
    ear.ifPresent(e -> e.hear(noise.over(lift.apply(frame))));
  }

  private void end(Instant now) {
    if (!open) {
      return;
    }
    long tail = settings.tail().toMillis() / PcmFrame.LENGTH.toMillis();
    for (long i = quiet; i < tail; i++) {
      ear.ifPresent(e -> e.hear(noise.frame()));
    }
    open = false;
    talks = false;
    awaited++;
    endedAt = now;
    ear.ifPresent(Ear::end);
  }

  private TurnInput.Words words(Recognition.Partial partial) {
    words = !partial.text().isEmpty();
    Completeness completeness = judge.apply(partial.text());
    return new TurnInput.Words(partial.text(), partial.unknown(), completeness);
  }

  private List<HearingEvent> words(Recognition.Final f) {
    if (unwanted > 0) {
      unwanted--;
      return List.of();
    }
    if (awaited == 0) {
      return List.of();
    }
    awaited--;
    Recognition.Final best = fittest(f);
    return List.of(new HearingEvent.Words(best.text(), best.confidence()));
  }

  /** The likeliest reading that answers the question, if any does; else the likeliest. */
  private Recognition.Final fittest(Recognition.Final heard) {
    return heard.readings().stream()
        .filter(reading -> judge.apply(reading.text()) == Completeness.COMPLETE)
        .findFirst()
        .orElse(heard);
  }

  @Override
  public String toString() {
    return "hearing";
  }
}
