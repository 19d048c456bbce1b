package org.dozvon.voicebot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Expectation;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.Recognizer;
import org.dozvon.speech.TurnDetector;
import org.dozvon.speech.TurnEvent;
import org.dozvon.speech.TurnSettings;
import org.dozvon.speech.VoiceTurnDetector;

/**
 * The ears of a call without the call: the same turn detector, the same recognition, but the sound
 * is a recording that is heard as fast as it is decoded. Used once for each recording, by one
 * thread.
 */
public final class Audition implements AutoCloseable {
  /** A quiet line before the first sound: 0.5 s, from which the noise floor is known. */
  private static final int BEFORE = 25;

  /** Longer than the longest silence that ends a turn: 4 s. */
  private static final int AFTER = 200;

  private final ComfortNoise quiet = new ComfortNoise();
  private final Queue<Recognition> recognised = new ConcurrentLinkedQueue<>();
  private final List<AuditionEvent> events = new ArrayList<>();
  private final Hearing hearing;
  private final Runnable settle;
  private List<Recognition.Word> words = List.of();
  private String rule = "";
  private Instant lastSound = Instant.EPOCH;
  private Instant now = Instant.EPOCH;

  /**
   * Opens an ear.
   *
   * @param settle returns once the recogniser has done and reported all it was told
   * @throws IllegalStateException when the recogniser has no ear for the language
   */
  public Audition(Recognizer recognizer, Runnable settle, Locale language, Profile profile) {
    this.settle = settle;
    TurnDetector detector = new VoiceTurnDetector(TurnSettings.of(profile));
    this.hearing =
        new Hearing(
            (input, at) -> {
              List<TurnEvent> found = detector.on(input, at);
              found.forEach(this::note);
              return found;
            },
            VoicebotSettings.DEFAULTS);
    Optional<Ear> ear = recognizer.open(language, recognised::add);
    hearing.open(ear.orElseThrow(() -> new IllegalStateException("no ear for " + language)));
  }

  /** Hears all of it. */
  public List<AuditionEvent> hear(List<PcmFrame> sound, Expectation expectation) {
    return hear(sound, expectation, false);
  }

  /** Hears up to the end of the first turn; the rest of the sound is lost. */
  public List<AuditionEvent> hearOne(List<PcmFrame> sound, Expectation expectation) {
    return hear(sound, expectation, true);
  }

  private List<AuditionEvent> hear(List<PcmFrame> sound, Expectation expectation, boolean one) {
    hearing.expect(expectation);
    for (int at = -BEFORE; at < sound.size() + AFTER; at++) {
      boolean inside = at >= 0 && at < sound.size();
      now = Instant.EPOCH.plus(PcmFrame.LENGTH.multipliedBy(Math.max(0, at)));
      take(inside ? sound.get(at) : quiet.frame());
      if (one && events.stream().anyMatch(AuditionEvent.Turn.class::isInstance)) {
        break;
      }
    }
    return List.copyOf(events);
  }

  private void take(PcmFrame frame) {
    hearing.hear(frame, now).forEach(this::note);
    settle.run();
    for (Recognition next = recognised.poll(); next != null; next = recognised.poll()) {
      if (next instanceof Recognition.Final last) {
        words = last.words();
      }
      hearing.recognised(next, now).forEach(this::note);
      settle.run();
    }
  }

  private void note(TurnEvent event) {
    switch (event) {
      case TurnEvent.SpeechStarted started -> events.add(new AuditionEvent.Began(at(now)));
      case TurnEvent.FalseAlarm alarm ->
          events.add(new AuditionEvent.Nothing(at(now), alarm.rule()));
      case TurnEvent.SpeechEnded ended -> rule = ended.rule();
      default -> {}
    }
  }

  private void note(HearingEvent event) {
    switch (event) {
      case HearingEvent.TurnOver over -> lastSound = over.lastSound();
      case HearingEvent.Words heard ->
          events.add(
              new AuditionEvent.Turn(
                  at(now), at(lastSound), rule, words, heard.text(), heard.confidence()));
      case HearingEvent.Lost lost -> events.add(new AuditionEvent.Lost(at(now), lost.reason()));
      default -> {}
    }
  }

  private static Duration at(Instant moment) {
    return Duration.between(Instant.EPOCH, moment);
  }

  @Override
  public void close() {
    hearing.close();
  }
}
