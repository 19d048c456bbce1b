package org.dozvon.agi;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Bytes from Asterisk to one {@link AgiRequest}, then any number of {@link AgiInbound}. One per
 * connection; used by its event loop only. Breaking a limit throws {@link AgiProtocolException}
 * once, after which all input is dropped.
 *
 * <pre>
 *   ENVIRONMENT --empty line--> REPLIES
 *        \------- violation -------+----> BROKEN
 * </pre>
 */
public final class AgiDecoder extends ByteToMessageDecoder {
  /** Bytes of one line without its newline; Asterisk's own buffer for what it sends is 8192. */
  public static final int MAX_LINE_BYTES = 8192;

  private enum State {
    ENVIRONMENT,
    REPLIES,
    BROKEN
  }

  private final EnvironmentBlock environment = new EnvironmentBlock();
  private final ReplyLines replies = new ReplyLines();
  private State state = State.ENVIRONMENT;

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (state == State.BROKEN) {
      in.skipBytes(in.readableBytes());
      return;
    }
    try {
      int length = in.bytesBefore((byte) '\n');
      int seen = length < 0 ? in.readableBytes() : length;
      if (seen > MAX_LINE_BYTES) {
        throw new AgiProtocolException(
            "line of %d bytes (expected: <= %d)".formatted(seen, MAX_LINE_BYTES));
      }
      if (length >= 0) {
        accept(line(in, length), out);
      }
    } catch (AgiProtocolException e) {
      state = State.BROKEN;
      in.skipBytes(in.readableBytes());
      throw e;
    }
  }

  private void accept(String line, List<Object> out) {
    switch (state) {
      case ENVIRONMENT ->
          environment
              .accept(line)
              .ifPresent(
                  request -> {
                    state = State.REPLIES;
                    out.add(request);
                  });
      case REPLIES -> replies.accept(line).ifPresent(out::add);
      case BROKEN -> throw new IllegalStateException("a line after the end");
    }
  }

  private static String line(ByteBuf in, int length) {
    String line = in.readCharSequence(length, StandardCharsets.UTF_8).toString();
    in.skipBytes(1);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
