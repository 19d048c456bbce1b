package org.dozvon.audiosocket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.EncoderException;
import io.netty.handler.codec.MessageToByteEncoder;

/**
 * {@link AudioSocketMessage}s to bytes. Encodes every kind, so that tests can play Asterisk with
 * it; what may be sent to Asterisk is the sender's business. One per connection, on its loop.
 */
public final class AudioSocketEncoder extends MessageToByteEncoder<AudioSocketMessage> {
  private static final int MAX_LENGTH = 0xffff;

  @Override
  protected void encode(ChannelHandlerContext context, AudioSocketMessage message, ByteBuf out) {
    out.writeByte(message.kind());
    switch (message) {
      case AudioSocketMessage.Hangup hangup -> out.writeShort(0);
      case AudioSocketMessage.Id id ->
          out.writeShort(16)
              .writeLong(id.id().getMostSignificantBits())
              .writeLong(id.id().getLeastSignificantBits());
      case AudioSocketMessage.Dtmf dtmf -> out.writeShort(1).writeByte(dtmf.key());
      case AudioSocketMessage.Audio audio -> payload(audio.payload(), out);
      case AudioSocketMessage.Error error -> {
        boolean coded = error.code() != AudioSocketMessage.Error.NO_CODE;
        out.writeShort(coded ? 1 : 0);
        if (coded) {
          out.writeByte(error.code());
        }
      }
      case AudioSocketMessage.Unknown unknown -> payload(unknown.payload(), out);
    }
  }

  private static void payload(byte[] bytes, ByteBuf out) {
    if (bytes.length > MAX_LENGTH) {
      throw new EncoderException("payload: " + bytes.length + " (expected: <= " + MAX_LENGTH + ")");
    }
    out.writeShort(bytes.length).writeBytes(bytes);
  }
}
