package org.dozvon.phonebank.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Resampler;
import org.dozvon.audio.Wav;
import org.dozvon.audio.WavException;

/** What a caller of the load test says, as SIPp plays it: G.711 mu-law without a header. */
final class CallerSound {
  private static final int RATE = 8000;
  private static final byte SILENCE = (byte) 0xFF;
  private static final int BIAS = 0x84;
  private static final int LOUDEST = 32_635;

  /** Into the greeting, then a question whenever the bot has answered and asked for more. */
  private static final List<String> SAYS = List.of("balance-1", "hours-1", "order-1");

  private static final int BEFORE_S = 1;
  private static final int ANSWER_S = 11;

  private CallerSound() {}

  /**
   * Writes it.
   *
   * @param recordings of one voice
   */
  static void write(Path recordings, Path file) throws IOException {
    ByteArrayOutputStream sound = new ByteArrayOutputStream();
    for (String sentence : SAYS) {
      sound.write(silence(BEFORE_S));
      for (short sample : clip(recordings.resolve(sentence + ".wav")).samples()) {
        sound.write(muLaw(sample));
      }
      sound.write(silence(ANSWER_S - BEFORE_S));
    }
    Files.write(file, sound.toByteArray());
  }

  private static Clip clip(Path file) throws IOException {
    try {
      return Resampler.toTelephone(Wav.read(Files.readAllBytes(file)));
    } catch (WavException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] silence(int seconds) {
    byte[] silence = new byte[RATE * seconds];
    Arrays.fill(silence, SILENCE);
    return silence;
  }

  /** ITU-T G.711: sign, three bits of magnitude, four of what is left; all bits turned over. */
  static byte muLaw(short sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int level = Math.min(Math.abs((int) sample), LOUDEST) + BIAS;
    int exponent = 24 - Integer.numberOfLeadingZeros(level);
    int mantissa = (level >> (exponent + 3)) & 0x0F;
    return (byte) ~(sign | (exponent << 4) | mantissa);
  }
}
