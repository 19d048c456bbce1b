package org.dozvon.marytts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Voice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MaryLocalTest {
  private static final MaryLocal MARY = new MaryLocal(MarySettings.DEFAULTS);
  private static final Voice VOICE = new Voice(Locale.ENGLISH, "", 1);

  @AfterAll
  static void close() {
    MARY.close();
  }

  @Test
  void speaksWholeSentencesAtTelephoneRateAndLoudness() throws Exception {
    Clip clip = MARY.speak("Good afternoon. Your order is on the way & < here.", VOICE);
    assertThat(clip.rate()).isEqualTo(8000);
    assertThat(clip.length()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
    assertThat(Loudness.activeLevel(clip)).isCloseTo(-20, within(1.0));
  }

  @Test
  void rateMakesSpeechShorter() throws Exception {
    Clip slow = MARY.speak("Your order is on the way.", new Voice(Locale.ENGLISH, "", 0.7));
    Clip fast = MARY.speak("Your order is on the way.", new Voice(Locale.ENGLISH, "", 1.4));
    assertThat(fast.length()).isLessThan(slow.length().multipliedBy(7).dividedBy(10));
  }

  @Test
  void textWithoutSoundIsAFailure() {
    assertThatThrownBy(() -> MARY.speak("привет", VOICE)).isInstanceOf(SynthesisException.class);
  }

  @Test
  void unknownVoiceIsNamed() {
    assertThatThrownBy(() -> MARY.speak("hello", new Voice(Locale.ENGLISH, "nobody", 1)))
        .isInstanceOf(SynthesisException.class)
        .hasMessageContaining("no voice 'nobody'");
  }

  @Test
  void fiftyUtterancesHalfOfThemInterruptedLeaveNoThread() throws Exception {
    MARY.speak("one", VOICE);
    MARY.speak("two", VOICE);
    int before = Thread.activeCount();
    for (int i = 0; i < 50; i++) {
      if (i % 2 == 0) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> MARY.speak("yes", VOICE)).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
      } else {
        MARY.speak("no", VOICE);
      }
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 2));
  }
}
