package org.dozvon.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.dozvon.testing.Draw;
import org.junit.jupiter.api.Test;

class WavTest {
  @Test
  void whatIsWrittenIsReadBack() {
    Draw.each(300, draw -> isReadBack(draw.bytes(500)));
  }

  private static void isReadBack(byte[] sound) throws WavException {
    short[] samples = new short[sound.length];
    for (int i = 0; i < sound.length; i++) {
      samples[i] = (short) (sound[i] * 258);
    }
    Clip clip = Clip.of(24000, samples);
    assertThat(Wav.read(Wav.write(clip))).isEqualTo(clip);
  }

  @Test
  void oddBytesAreNeverAnythingButAWavException() {
    Draw.each(2000, draw -> isAtMostAWavException(draw.bytes(60), draw.between(0, 100)));
  }

  private static void isAtMostAWavException(byte[] bytes, int from) {
    byte[] file = Wav.write(Clip.of(8000, new short[100]));
    System.arraycopy(bytes, 0, file, from, Math.min(bytes.length, file.length - from));
    try {
      assertThat(Wav.read(file)).isNotNull();
    } catch (WavException expected) {
      assertThat(expected).hasMessageMatching("(?s).+");
    }
  }

  @Test
  void aFileThatIsCutOffIsSaidToBe() {
    byte[] file = Wav.write(Clip.of(8000, new short[100]));
    assertThatThrownBy(() -> Wav.read(Arrays.copyOf(file, 100)))
        .isInstanceOf(WavException.class)
        .hasMessage("cut off: 56 of 200 bytes of sound");
  }

  @Test
  void aTextIsNoWav() {
    assertThatThrownBy(() -> Wav.read(new byte[20])).hasMessageContaining("not a WAV file");
  }
}
