package org.dozvon.audiosocket;

import java.util.Optional;

/** Sample rates AudioSocket can carry, all signed 16-bit mono little endian, with kind bytes. */
public enum AudioRate {
  HZ_8000(0x10, 8000),
  HZ_12000(0x11, 12000),
  HZ_16000(0x12, 16000),
  HZ_24000(0x13, 24000),
  HZ_32000(0x14, 32000),
  HZ_44100(0x15, 44100),
  HZ_48000(0x16, 48000),
  HZ_96000(0x17, 96000),
  HZ_192000(0x18, 192000);

  private final int kind;
  private final int hertz;

  AudioRate(int kind, int hertz) {
    this.kind = kind;
    this.hertz = hertz;
  }

  /** The kind byte on the wire, 0x10..0x18. */
  public int kind() {
    return kind;
  }

  /** Samples a second. */
  public int hertz() {
    return hertz;
  }

  /** The rate of this kind byte; empty when the kind is not audio. */
  public static Optional<AudioRate> ofKind(int kind) {
    return kind >= 0x10 && kind <= 0x18 ? Optional.of(values()[kind - 0x10]) : Optional.empty();
  }
}
