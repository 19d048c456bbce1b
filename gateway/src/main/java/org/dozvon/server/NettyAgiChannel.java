package org.dozvon.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.dozvon.agi.AgiCommand;
import org.dozvon.agi.AgiEncoder;
import org.dozvon.agi.AgiReply;
import org.dozvon.agi.AgiRequest;
import org.dozvon.ivr.AgiChannel;
import org.dozvon.ivr.ChannelClosedException;

/**
 * A call's channel: the call thread waits in {@link #execute}, the event loop fills the one reply
 * slot. {@code hungUp} and {@code closed} are written by the event loop and read by the call
 * thread.
 */
@SuppressWarnings(
    "FutureReturnValueIgnored") // a write that fails closes the channel, which execute() sees
final class NettyAgiChannel implements AgiChannel {
  private final AgiRequest request;
  private final Channel channel;
  private final AtomicReference<CompletableFuture<AgiReply>> slot = new AtomicReference<>();
  private volatile boolean hungUp;
  private volatile String closed = "";

  NettyAgiChannel(AgiRequest request, Channel channel) {
    this.request = request;
    this.channel = channel;
  }

  @Override
  public AgiRequest request() {
    return request;
  }

  @Override
  public String reachedAt() {
    return channel.localAddress() instanceof InetSocketAddress here
        ? here.getAddress().getHostAddress()
        : "";
  }

  @Override
  public boolean isHungUp() {
    return hungUp;
  }

  @Override
  public AgiReply execute(AgiCommand command) throws ChannelClosedException {
    byte[] line = AgiEncoder.encode(command);
    CompletableFuture<AgiReply> reply = new CompletableFuture<>();
    if (!slot.compareAndSet(null, reply)) {
      throw new IllegalStateException("a command is still running (expected: one at a time)");
    }
    if (!closed.isEmpty()) {
      slot.set(null);
      throw new ChannelClosedException(closed);
    }
    // A failed write closes the channel, and closing fails the slot.
    var unused =
        channel
            .writeAndFlush(Unpooled.wrappedBuffer(line))
            .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    try {
      return reply.get();
    } catch (ExecutionException e) {
      throw new ChannelClosedException(closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      channel.close();
      throw new ChannelClosedException("the call's thread was interrupted");
    }
  }

  /** Event loop: false when no command waits for a reply. */
  boolean complete(AgiReply reply) {
    CompletableFuture<AgiReply> waiting = slot.getAndSet(null);
    return waiting != null && waiting.complete(reply);
  }

  /** Event loop. */
  void markHungUp() {
    hungUp = true;
  }

  /** Event loop: nothing more will come; the first reason stays. */
  void markClosed(String reason) {
    if (closed.isEmpty()) {
      closed = reason;
    }
    CompletableFuture<AgiReply> waiting = slot.getAndSet(null);
    if (waiting != null) {
      waiting.completeExceptionally(new IllegalStateException(reason));
    }
  }
}
