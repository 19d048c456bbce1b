package org.dozvon.audiosocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Bytes to {@link AudioSocketMessage}s, wherever the bytes are cut. A length that cannot be right
 * is a {@link CorruptedFrameException} as soon as it is read, before anything is buffered; the
 * connection is then of no more use. One per connection, on its loop.
 */
public final class AudioSocketDecoder extends ByteToMessageDecoder {
  /** Longest sound accepted, bytes: a little over 20 ms at 192 kHz. */
  static final int MAX_AUDIO = 8192;

  /** Longest payload of a kind that is not known, bytes. */
  static final int MAX_UNKNOWN = 1024;

  private static final int HEADER = 3;

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < HEADER) {
      return;
    }
    int kind = in.getUnsignedByte(in.readerIndex());
    int length = in.getUnsignedShort(in.readerIndex() + 1);
    try {
      check(kind, length);
    } catch (CorruptedFrameException e) {
      // Else every further byte would be taken for a header again.
      in.skipBytes(in.readableBytes());
      throw e;
    }
    if (in.readableBytes() < HEADER + length) {
      return;
    }
    in.skipBytes(HEADER);
    out.add(message(kind, in.readSlice(length)));
  }

  private static void check(int kind, int length) {
    switch (kind) {
      case AudioSocketMessage.Hangup.KIND -> expect(length == 0, kind, length, "0");
      case AudioSocketMessage.Id.KIND -> expect(length == 16, kind, length, "16");
      case AudioSocketMessage.Dtmf.KIND -> expect(length == 1, kind, length, "1");
      case AudioSocketMessage.Error.KIND -> expect(length <= 1, kind, length, "0..1");
      default -> {
        if (AudioRate.ofKind(kind).isPresent()) {
          boolean fits = length % 2 == 0 && length <= MAX_AUDIO;
          expect(fits, kind, length, "an even number <= " + MAX_AUDIO);
        } else {
          expect(length <= MAX_UNKNOWN, kind, length, "<= " + MAX_UNKNOWN);
        }
      }
    }
  }

  private static void expect(boolean fits, int kind, int length, String expected) {
    if (!fits) {
      throw new CorruptedFrameException(
          "length of kind 0x%02x: %d (expected: %s)".formatted(kind, length, expected));
    }
  }

  private static AudioSocketMessage message(int kind, ByteBuf payload) {
    return switch (kind) {
      case AudioSocketMessage.Hangup.KIND -> new AudioSocketMessage.Hangup();
      case AudioSocketMessage.Id.KIND ->
          new AudioSocketMessage.Id(new UUID(payload.readLong(), payload.readLong()));
      case AudioSocketMessage.Dtmf.KIND ->
          new AudioSocketMessage.Dtmf((char) payload.readUnsignedByte());
      case AudioSocketMessage.Error.KIND ->
          new AudioSocketMessage.Error(
              payload.isReadable() ? payload.readUnsignedByte() : AudioSocketMessage.Error.NO_CODE);
      default -> {
        byte[] bytes = ByteBufUtil.getBytes(payload);
        Optional<AudioRate> rate = AudioRate.ofKind(kind);
        yield rate.isPresent()
            ? new AudioSocketMessage.Audio(rate.get(), bytes)
            : new AudioSocketMessage.Unknown(kind, bytes);
      }
    };
  }
}
