package org.dozvon.console;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.dozvon.call.CallEvent;
import org.dozvon.operator.LiveEvents;
import org.dozvon.operator.PlainView;

/**
 * The open {@code /api/events}. A client that reads too slowly, so that its channel's write buffer
 * is full, is cut off: events are not kept for it.
 */
final class EventStreams {
  private final LiveEvents events;
  private final int limit;
  private final AtomicInteger open = new AtomicInteger();

  EventStreams(LiveEvents events, int limit) {
    this.events = events;
    this.limit = limit;
  }

  /** Turns the channel into a stream, or refuses; on the channel's event loop. */
  void open(Channel channel) {
    if (open.incrementAndGet() > limit) {
      open.decrementAndGet();
      channel
          .writeAndFlush(
              Replies.error(HttpResponseStatus.SERVICE_UNAVAILABLE, limit + " streams are open"))
          .addListener(ChannelFutureListener.CLOSE);
      return;
    }
    // On the channel's loop the head goes out before any event, and since nothing is flushed
    // until the subscription stands, who has the head misses nothing.
    channel.write(Replies.stream()).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    LiveEvents.Subscription subscription = events.subscribe(event -> send(channel, event));
    channel.flush();
    channel
        .closeFuture()
        .addListener(
            closed -> {
              open.decrementAndGet();
              subscription.close();
            });
  }

  private static void send(Channel channel, CallEvent event) {
    if (!channel.isWritable()) {
      ChannelFuture unused = channel.close();
      return;
    }
    String line = Replies.text(PlainView.of(event)) + "\n";
    channel
        .writeAndFlush(new DefaultHttpContent(Unpooled.copiedBuffer(line, StandardCharsets.UTF_8)))
        .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }
}
