package org.dozvon.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.CallEvent;
import org.dozvon.dialog.Hotline;
import org.dozvon.testing.Recordings;
import org.dozvon.vosk.SteppedVosk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sounds that are no caller's wish, and such that are, while the bot speaks and while it waits:
 * what stops it, what it hears, whether it goes on.
 */
class SoundCasesTest {
  private static final Hotline HOTLINE = EarsBench.grocery();
  private static final Map<Locale, SteppedVosk> VOSK = new HashMap<>();

  /** Seconds from the beep: two silences and what the bot says before and between them. */
  private static final double MAILBOX_LIMIT = 45;

  @AfterAll
  static void close() {
    VOSK.values().forEach(SteppedVosk::close);
  }

  @ParameterizedTest(name = "{0}: {1} at {2} dB")
  @CsvSource({
    "en, cough, 0",
    "ru, cough, 0",
    "en, beep, -10",
    "ru, busy, -10",
    "en, hum, -10",
    "ru, hum, -10",
    "en, line-hiss, -10",
    "en, street, -10",
    "ru, street, -10",
    "en, babble, -10",
    "ru, babble, -10",
    "ru, babble, -25",
    "en, hold-music, -10",
    "ru, hold-music, -10",
    "en, breath, 0",
    "ru, breath, 0",
    "en, mhm, 0",
    "ru, mhm, 0",
    "en, man/yes, 0",
    "en, woman/yes, 0",
    "ru, man/yes, 0",
    "ru, woman/yes, 0",
    "en, man/hesitate-1, 0",
    "en, woman/hesitate-1, 0",
    "ru, woman/hesitate-1, 0",
  })
  void theBotSpeaksOn(String language, String sound, double level) {
    SoundCase call = call(language, new PlainVoice());
    call.pass(1).sound(samples(language, sound), level).pass(6);
    assertThat(call.stops()).as(call.heard() + "").isZero();
    call.close();
  }

  @ParameterizedTest(name = "{0}: {1} over {2}")
  @CsvSource({
    "en, man/person-1, quiet",
    "en, woman/balance-1, quiet",
    "en, man/hours-1, quiet",
    "en, woman/no, quiet",
    "ru, man/person-1, quiet",
    "ru, woman/balance-1, quiet",
    "ru, old/hours-1, quiet",
    "ru, man/no, quiet",
    "en, man/person-2, street",
    "ru, woman/person-2, street",
    "en, woman/balance-2, babble",
    "ru, man/shop-1, babble",
    "en, man/balance-2, hold-music",
    "ru, woman/person-2, hold-music",
  })
  void theBotStopsForACaller(String language, String sound, String noise) {
    SoundCase call = call(language, new PlainVoice());
    if (!noise.equals("quiet")) {
      call.sound(samples(language, noise), -15);
    }
    call.pass(1.5).sound(samples(language, sound), 0).pass(5);
    assertThat(call.stops()).isEqualTo(1);
    assertThat(call.lastStopAfter()).isBetween(0.0, 1.5);
    call.close();
  }

  @ParameterizedTest(name = "{0}: echo {1} dB softer")
  @CsvSource({"en, 20", "en, 28", "en, 35", "ru, 20", "ru, 28", "ru, 35", "en, 16", "ru, 16"})
  void theBotIsNotStoppedByItsOwnEchoButByACaller(String language, double softer) {
    Locale locale = Locale.of(language);
    SoundCase call = call(language, new RecordedVoice(locale, "person-2")).echo(softer);
    call.untilBotIsSilent();
    assertThat(call.stops()).as(call.heard() + "").isZero();
    assertThat(call.heard()).isEmpty();
    call.pass(6.2).pass(1);
    assertThat(call.said().size()).as("asks again").isGreaterThan(3);
    call.sound(samples(language, "man/balance-1"), 0).pass(5);
    assertThat(call.stops()).as("a caller").isEqualTo(1);
    call.close();
  }

  @ParameterizedTest(name = "{0}: {1} at {2} dB")
  @CsvSource({
    "en, hum, -10",
    "ru, hum, -10",
    "en, hold-music, -10",
    "ru, hold-music, -10",
    "en, hold-music, -20",
    "ru, hold-music, -20",
    "en, hold-music, 0",
    "ru, hold-music, 0",
    "en, babble, -10",
    "ru, babble, -10",
    "en, babble, -25",
    "ru, babble, -25",
    "en, street, 0",
    "ru, street, 0",
    "en, line-hiss, 0",
    "en, beep, 0",
    "ru, busy, 0",
    "en, cough, 0",
  })
  void noNoiseIsAWishNorHoldsTheLineOpen(String language, String noise, double level) {
    SoundCase call = call(language, new PlainVoice()).untilBotIsSilent();
    for (int i = 0; i < 2; i++) {
      call.sound(samples(language, noise), level).pass(5);
    }
    assertThat(call.all(CallEvent.IntentFound.class)).as(call.heard() + "").isEmpty();
    assertThat(call.all(CallEvent.HandedOver.class)).isEmpty();
    assertThat(call.said()).as("the bot asks again: " + call.heard()).hasSizeGreaterThan(3);
    call.close();
  }

  /**
   * A mailbox took the call: its greeting goes on over ours or comes after it, then it beeps and
   * keeps silent. Something like a wish may be heard in so many words; nobody answers what is asked
   * then, and it ends as with callers who stay silent: with a person, in bounded time.
   */
  @ParameterizedTest(name = "{0}: a mailbox that begins {1} s after the bot")
  @CsvSource({"en, 0.5", "ru, 0.5", "en, 4", "ru, 4", "en, 9", "ru, 9"})
  void aMailboxHoldsTheLineForABoundedTime(String language, double after) {
    SoundCase call = call(language, new PlainVoice());
    short[] greeting = Recordings.mailbox(Locale.of(language)).samples();
    call.pass(after).sound(greeting, 0).pass((double) greeting.length / PcmFrame.RATE + 0.5);
    call.sound(samples(language, "beep"), 0);
    double rest = call.toEnd(60);
    assertThat(call.isOver()).as("ended").isTrue();
    assertThat(rest).as("seconds after the beep").isLessThan(MAILBOX_LIMIT);
    assertThat(call.all(CallEvent.HandedOver.class)).as(call.heard() + "").hasSize(1);
    call.close();
  }

  private static SoundCase call(String language, org.dozvon.speech.Synthesizer voice) {
    Locale locale = Locale.of(language);
    return new SoundCase(HOTLINE, locale, VOSK.computeIfAbsent(locale, SteppedVosk::new), voice);
  }

  private static short[] samples(String language, String sound) {
    return switch (sound) {
      case "breath" -> breath();
      case "mhm" -> mhm();
      default -> {
        String[] part = sound.split("/", 2);
        yield part.length == 2
            ? Recordings.caller(Locale.of(language), part[0], part[1]).samples()
            : Recordings.noise(sound).samples();
      }
    };
  }

  /** Half a second of noise that swells and fades. */
  private static short[] breath() {
    Random random = new Random(3);
    short[] samples = new short[PcmFrame.RATE / 2];
    for (int i = 0; i < samples.length; i++) {
      double swell = Math.sin(Math.PI * i / samples.length);
      samples[i] = (short) (1500 * swell * random.nextGaussian());
    }
    return samples;
  }

  /** Two hums through the nose, 0.17 s each, falling a little in pitch. */
  private static short[] mhm() {
    short[] samples = new short[PcmFrame.RATE * 4 / 10];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      double at = (double) i / samples.length;
      phase += 2 * Math.PI * (130 - 20 * at) / PcmFrame.RATE;
      double swell = Math.abs(Math.sin(2 * Math.PI * at));
      double voice = Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.1 * Math.sin(3 * phase);
      samples[i] = (short) (4000 * swell * voice);
    }
    return samples;
  }
}
