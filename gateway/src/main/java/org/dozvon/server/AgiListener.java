package org.dozvon.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.dozvon.agi.AgiDecoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The FastAGI server. One event loop does the I/O, one virtual thread per call runs the handler.
 * Closing drains: no new calls, running ones may end within the settings' time.
 */
@SuppressWarnings(
    "FutureReturnValueIgnored") // closing is best effort: what hangs ends with the loop
public final class AgiListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AgiListener.class);

  private final AgiSettings settings;
  private final AgiCallHandler handler;
  private final Admission admission;
  private final LongAdder refused = new LongAdder();
  private final EventLoopGroup loop =
      new NioEventLoopGroup(1, new DefaultThreadFactory("agi-loop", true));
  private final ExecutorService calls =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("agi-", 0).factory());
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel server;

  /** Binds and listens at once; an address in use is a {@code java.net.BindException}. */
  public AgiListener(AgiSettings settings, AgiCallHandler handler) {
    this.settings = settings;
    this.handler = handler;
    this.admission =
        new Admission(settings.allowed(), settings.maxCalls(), settings.maxCallsPerAddress());
    this.server = bind();
  }

  private Channel bind() {
    try {
      return new ServerBootstrap()
          .group(loop)
          .channel(NioServerSocketChannel.class)
          .option(ChannelOption.SO_BACKLOG, 1024)
          .option(ChannelOption.SO_REUSEADDR, true)
          .childOption(ChannelOption.TCP_NODELAY, true)
          .childOption(ChannelOption.SO_KEEPALIVE, true)
          .childHandler(
              new ChannelInitializer<SocketChannel>() {
                @Override
                protected void initChannel(SocketChannel channel) {
                  admit(channel);
                }
              })
          .bind(settings.host(), settings.port())
          .syncUninterruptibly()
          .channel();
    } catch (Throwable e) {
      loop.shutdownGracefully();
      throw Binding.failure("agi", settings.host(), settings.port(), e);
    }
  }

  private void admit(SocketChannel channel) {
    InetAddress peer = channel.remoteAddress().getAddress();
    Admission.Verdict verdict = admission.enter(peer);
    if (verdict != Admission.Verdict.ADMITTED) {
      refused.increment();
      log.warn("agi {}: refused: {}", peer, verdict);
      channel.close();
      return;
    }
    channel.closeFuture().addListener(closed -> admission.leave(peer));
    connections.add(channel);
    channel
        .pipeline()
        .addLast(
            new AgiDecoder(), new AgiConnection(handler, calls, settings.environmentTimeout()));
  }

  /** The bound port. */
  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** Whether its event loop comes to a task within the time. Waits; not for event loops. */
  public boolean answersWithin(Duration limit) throws InterruptedException {
    return Loops.answerWithin(loop, limit);
  }

  /** Connections open now. */
  public int open() {
    return admission.total();
  }

  /** Connections refused since the start. */
  public long refused() {
    return refused.sum();
  }

  /**
   * From now on whoever connects is refused, also who has connected and not said yet which call it
   * is: Asterisk then asks the next gateway. Running calls go on.
   */
  public void takeNoMore() {
    server.close().syncUninterruptibly();
    calls.shutdown();
  }

  /** Once no more are taken: waits until the calls are over, at most so long; whether they are. */
  public boolean awaitNone(Duration limit) throws InterruptedException {
    return calls.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Stops accepting, waits for the calls up to the drain time, then ends the rest. */
  @Override
  public void close() {
    takeNoMore();
    try {
      if (!awaitNone(settings.drainTimeout())) {
        log.warn("agi: {} calls still open after {}", open(), settings.drainTimeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    calls.shutdownNow();
    connections.close().awaitUninterruptibly();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
