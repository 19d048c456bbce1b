package org.dozvon.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.dozvon.agi.AgiInbound;
import org.dozvon.agi.AgiReply;
import org.dozvon.agi.AgiRequest;
import org.dozvon.agi.WireText;
import org.dozvon.ivr.ChannelClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection on its event loop: starts the call's thread, then hands it what comes. */
@SuppressWarnings("FutureReturnValueIgnored") // what can't be closed ends as inactive
final class AgiConnection extends SimpleChannelInboundHandler<Object> {
  private static final Logger log = LoggerFactory.getLogger(AgiConnection.class);

  private final AgiCallHandler handler;
  private final ExecutorService calls;
  private final Duration environmentTimeout;
  private NettyAgiChannel call;

  AgiConnection(AgiCallHandler handler, ExecutorService calls, Duration environmentTimeout) {
    this.handler = handler;
    this.calls = calls;
    this.environmentTimeout = environmentTimeout;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context
        .executor()
        .schedule(
            () -> closeUnlessStarted(context),
            environmentTimeout.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private void closeUnlessStarted(ChannelHandlerContext context) {
    if (call == null && context.channel().isActive()) {
      log.warn(
          "agi {}: no environment in {}", context.channel().remoteAddress(), environmentTimeout);
      context.close();
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Object message) {
    switch (message) {
      case AgiRequest request -> start(context, request);
      case AgiInbound.Hangup() -> call.markHungUp();
      case AgiReply.Other other when other.isProvisional() ->
          log.debug("agi: provisional {}", other.code());
      case AgiReply reply -> {
        if (!call.complete(reply)) {
          fail(context, "a reply that no command asked for");
        }
      }
      default -> throw new IllegalStateException("unexpected " + message.getClass());
    }
  }

  private void start(ChannelHandlerContext context, AgiRequest request) {
    NettyAgiChannel started = new NettyAgiChannel(request, context.channel());
    call = started;
    try {
      calls.execute(() -> run(context, started));
    } catch (RejectedExecutionException e) {
      fail(context, "the listener is closing");
    }
  }

  /**
   * On the call's own thread. Whatever the handler does, the connection ends and the rest lives.
   */
  private void run(ChannelHandlerContext context, NettyAgiChannel started) {
    try {
      handler.handle(started);
    } catch (ChannelClosedException e) {
      log.info("agi {}: ended: {}", WireText.printable(started.request().script()), e.getMessage());
    } catch (InterruptedException e) {
      log.info("agi {}: ended by closing", WireText.printable(started.request().script()));
    } catch (Throwable e) {
      log.error("agi {}: the call failed", WireText.printable(started.request().script()), e);
    } finally {
      context.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (call != null) {
      call.markClosed("Asterisk closed the connection");
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    fail(context, WireText.printable(String.valueOf(cause.getMessage())));
  }

  private void fail(ChannelHandlerContext context, String reason) {
    log.warn("agi {}: closed: {}", context.channel().remoteAddress(), reason);
    if (call != null) {
      call.markClosed(reason);
    }
    context.close();
  }
}
