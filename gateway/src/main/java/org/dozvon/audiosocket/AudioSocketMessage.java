package org.dozvon.audiosocket;

import java.util.Arrays;
import java.util.UUID;
import org.dozvon.audio.PcmFrame;

/**
 * One AudioSocket message: kind (1 byte), length (2 bytes, big endian), payload. Source: Asterisk
 * {@code include/asterisk/res_audiosocket.h}. Towards Asterisk only {@link Hangup} and {@link
 * Audio} are allowed: it ends the call on anything else.
 */
public sealed interface AudioSocketMessage {
  /** The kind byte, 0..255. */
  int kind();

  /** 0x00: the other side is done. */
  record Hangup() implements AudioSocketMessage {
    /** The kind byte. */
    public static final int KIND = 0x00;

    @Override
    public int kind() {
      return KIND;
    }
  }

  /** 0x01: which call this connection carries; always the first message from Asterisk. */
  record Id(UUID id) implements AudioSocketMessage {
    /** The kind byte. */
    public static final int KIND = 0x01;

    @Override
    public int kind() {
      return KIND;
    }
  }

  /**
   * 0x03: a key was pressed.
   *
   * @param key an ASCII character, normally {@code 0-9 * # A-D}
   */
  record Dtmf(char key) implements AudioSocketMessage {
    /** The kind byte. */
    public static final int KIND = 0x03;

    @Override
    public int kind() {
      return KIND;
    }
  }

  /**
   * 0x10..0x18: sound.
   *
   * @param payload signed 16-bit little-endian samples, an even number of bytes; not copied, nobody
   *     may change it afterwards
   */
  @SuppressWarnings("ArrayRecordComponent") // equals is by content; a copy per frame is dear
  record Audio(AudioRate rate, byte[] payload) implements AudioSocketMessage {
    /** A 20 ms frame as the message that carries it. */
    public static Audio of(PcmFrame frame) {
      return new Audio(AudioRate.HZ_8000, frame.toLittleEndian());
    }

    @Override
    public int kind() {
      return rate.kind();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Audio audio
          && rate == audio.rate
          && Arrays.equals(payload, audio.payload);
    }

    @Override
    public int hashCode() {
      return 31 * rate.hashCode() + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
      return "Audio(" + rate.hertz() + " Hz, " + payload.length + " bytes)";
    }
  }

  /**
   * 0xff: the other side reports an error.
   *
   * @param code 0..255, or {@link #NO_CODE}
   */
  @SuppressWarnings("JavaLangClash") // the protocol's own word
  record Error(int code) implements AudioSocketMessage {
    /** The kind byte. */
    public static final int KIND = 0xff;

    /** The code when none was sent. */
    public static final int NO_CODE = -1;

    @Override
    public int kind() {
      return KIND;
    }
  }

  /** A kind this version does not know; kept as it came, for the log. */
  @SuppressWarnings("ArrayRecordComponent") // equals is by content
  record Unknown(int kind, byte[] payload) implements AudioSocketMessage {
    @Override
    public boolean equals(Object other) {
      return other instanceof Unknown unknown
          && kind == unknown.kind
          && Arrays.equals(payload, unknown.payload);
    }

    @Override
    public int hashCode() {
      return 31 * kind + Arrays.hashCode(payload);
    }

    @Override
    public String toString() {
      return "Unknown(0x%02x, %d bytes)".formatted(kind, payload.length);
    }
  }
}
