package org.dozvon.bench;

/** What G.711 leaves of a sample: to 8 bits and back, ITU-T G.711 (1988). */
final class G711 {
  private static final int MU_BIAS = 132;
  private static final int MU_MOST = 32635;

  private G711() {}

  /** Through mu-law. */
  static short mu(short sample) {
    int size = Math.min(MU_MOST, Math.abs((int) sample)) + MU_BIAS;
    int segment = Math.max(0, 24 - Integer.numberOfLeadingZeros(size));
    int step = (size >> (segment + 3)) & 0x0f;
    int back = ((step << 3) | MU_BIAS) << segment;
    int value = back - MU_BIAS;
    return (short) (sample < 0 ? -value : value);
  }

  /** Through A-law. */
  static short a(short sample) {
    int size = (sample < 0 ? ~sample : sample) >> 4;
    int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(size));
    int low = (segment <= 1 ? size : size >> (segment - 1)) & 0x0f;
    int value = segment == 0 ? (low << 4) | 8 : (((low | 0x10) << 4) | 8) << (segment - 1);
    return (short) (sample < 0 ? -value : value);
  }
}
