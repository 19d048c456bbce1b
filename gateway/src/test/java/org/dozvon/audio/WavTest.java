package org.dozvon.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WavTest {
  @Property
  void whatIsWrittenIsReadBack(@ForAll short[] samples) throws WavException {
    Clip clip = Clip.of(24000, samples);
    assertThat(Wav.read(Wav.write(clip))).isEqualTo(clip);
  }

  @Property
  void oddBytesAreNeverAnythingButAWavException(@ForAll byte[] bytes, @ForAll int at) {
    byte[] file = Wav.write(Clip.of(8000, new short[100]));
    int from = Math.floorMod(at, file.length);
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
