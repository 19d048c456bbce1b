package org.dozvon.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.speech.Utterance.Piece;
import org.dozvon.testing.ToneSynthesizer;
import org.junit.jupiter.api.Test;

/** Marks are heard, whatever the engine. */
class RenditionTest {
  private static final Voice VOICE = new Voice(Locale.ENGLISH, "", 1);

  @Test
  void aPauseIsSoMuchSilence() throws SynthesisException {
    Piece words = new Piece.Words("one two", false);
    Clip plain = render(Utterance.of("one two"), Delivery.USUAL);
    Clip paused =
        render(
            new Utterance("", List.of(words, new Piece.Pause(Duration.ofSeconds(1)), words)),
            Delivery.USUAL);
    assertThat(paused.size()).isEqualTo(2 * plain.size() + 8000);
    assertThat(Arrays.copyOfRange(paused.samples(), plain.size(), plain.size() + 8000))
        .containsOnly((short) 0);
  }

  @Test
  void stressedWordsAreLouderSlowerAndSetOff() throws SynthesisException {
    Piece strong = new Piece.Words("one two", true);
    Clip plain = render(Utterance.of("one two"), Delivery.USUAL);
    Clip alone = render(new Utterance("", List.of(strong)), Delivery.USUAL);
    assertThat(Loudness.activeLevel(alone)).isGreaterThan(Loudness.activeLevel(plain) + 2);
    Piece words = new Piece.Words("one two", false);
    Clip both = render(new Utterance("", List.of(words, strong, words)), Delivery.USUAL);
    assertThat(both.size()).isEqualTo(2 * plain.size() + alone.size() + 2 * 960);
    assertThat(Rendition.strong(VOICE).rate()).isLessThan(1);
  }

  @Test
  void aRecordingKeepsItsPaceAndIsMadeLouder() throws SynthesisException {
    Clip clip = render(Utterance.of("one two three"), Delivery.USUAL);
    Utterance recorded = new Utterance("hello", List.of(new Piece.Recording(clip)));
    Clip gentle = render(recorded, Delivery.GENTLE);
    assertThat(gentle.size()).isEqualTo(clip.size());
    assertThat(Loudness.activeLevel(gentle)).isGreaterThan(Loudness.activeLevel(clip) + 2);
    assertThat(render(recorded, Delivery.USUAL)).isEqualTo(clip);
  }

  private static Clip render(Utterance utterance, Delivery delivery) throws SynthesisException {
    try (ToneSynthesizer tones = new ToneSynthesizer()) {
      return Rendition.of(utterance, tones, VOICE, delivery);
    }
  }
}
