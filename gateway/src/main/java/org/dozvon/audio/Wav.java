package org.dozvon.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * WAV (RIFF) files of 16-bit PCM, on bytes. Several channels are mixed to one when read; a length
 * of 0 or ffffffff, as programs write that stream to a pipe, means "to the end".
 */
public final class Wav {
  private static final int HEADER = 44;
  private static final int PCM = 1;
  private static final int EXTENSIBLE = 0xfffe;

  private Wav() {}

  private record Format(int channels, int rate) {}

  /** The clip as a mono 16-bit WAV file. */
  public static byte[] write(Clip clip) {
    short[] samples = clip.samples();
    ByteBuffer out =
        ByteBuffer.allocate(HEADER + 2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(HEADER - 8 + 2 * samples.length).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(16).putShort((short) PCM).putShort((short) 1);
    out.putInt(clip.rate()).putInt(2 * clip.rate()).putShort((short) 2).putShort((short) 16);
    out.put(ascii("data")).putInt(2 * samples.length);
    out.asShortBuffer().put(samples);
    return out.array();
  }

  /**
   * The sound in a WAV file.
   *
   * @throws WavException when it is none, is cut off, or is not 16-bit PCM of 4..192 kHz
   */
  public static Clip read(byte[] bytes) throws WavException {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 12 || !tag(in).equals("RIFF")) {
      throw new WavException("not a WAV file: no RIFF at its start (" + bytes.length + " bytes)");
    }
    in.getInt();
    if (!tag(in).equals("WAVE")) {
      throw new WavException("not a WAV file: RIFF, but no WAVE");
    }
    Format format = null;
    while (in.remaining() >= 8) {
      String tag = tag(in);
      long length = in.getInt() & 0xffffffffL;
      if (tag.equals("data")) {
        return samples(in, length, format);
      }
      if (length > in.remaining()) {
        throw new WavException("cut off: part '" + tag + "' wants " + length + " bytes");
      }
      ByteBuffer part = in.slice(in.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
      if (tag.equals("fmt ")) {
        format = format(part);
      }
      in.position((int) Math.min(in.limit(), in.position() + length + length % 2));
    }
    throw new WavException("cut off: no part 'data'");
  }

  private static Format format(ByteBuffer part) throws WavException {
    if (part.remaining() < 16) {
      throw new WavException("part 'fmt ' is too short: " + part.remaining() + " bytes");
    }
    int code = part.getShort() & 0xffff;
    int channels = part.getShort() & 0xffff;
    int rate = part.getInt();
    int bits = part.getShort(14);
    if ((code != PCM && code != EXTENSIBLE) || bits != 16) {
      throw new WavException("coding " + code + " with " + bits + " bits (expected: 16-bit PCM)");
    }
    if (channels < 1 || channels > 8 || rate < 4000 || rate > 192000) {
      throw new WavException(channels + " channels at " + rate + " Hz (expected: 4..192 kHz)");
    }
    return new Format(channels, rate);
  }

  private static Clip samples(ByteBuffer in, long length, Format format) throws WavException {
    if (format == null) {
      throw new WavException("no part 'fmt ' before 'data'");
    }
    boolean streamed = length == 0 || length >= 0x7ffff000L;
    if (!streamed && length > in.remaining()) {
      throw new WavException("cut off: " + in.remaining() + " of " + length + " bytes of sound");
    }
    long present = streamed ? in.remaining() : length;
    short[] samples = new short[(int) (present / (2L * format.channels()))];
    for (int i = 0; i < samples.length; i++) {
      int sum = 0;
      for (int channel = 0; channel < format.channels(); channel++) {
        sum += in.getShort();
      }
      samples[i] = (short) (sum / format.channels());
    }
    return Clip.of(format.rate(), samples);
  }

  private static String tag(ByteBuffer in) {
    byte[] tag = new byte[4];
    in.get(tag);
    return new String(tag, StandardCharsets.ISO_8859_1);
  }

  private static byte[] ascii(String tag) {
    return tag.getBytes(StandardCharsets.US_ASCII);
  }
}
