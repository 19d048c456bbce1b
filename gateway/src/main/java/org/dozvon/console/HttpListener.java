package org.dozvon.console;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.LiveEvents;

/**
 * The HTTP port: {@code GET /}, {@code /health}, {@code /health/live}, {@code /hotlines}, {@code
 * /metrics}, {@code /api/calls/ID}, {@code /api/queues}, {@code /api/queues/...}, {@code
 * /api/events}, {@code POST /api/agents/PHONE/...}. One event loop "http"; look-ups on virtual
 * threads. Limits: URL 2048, headers 8192, body 1024 bytes; connections, streams and idle time by
 * {@link HttpSettings}.
 */
public final class HttpListener implements AutoCloseable {
  private static final int URL_BYTES = 2048;
  private static final int HEADER_BYTES = 8192;
  private static final int BODY_BYTES = 1024;
  private static final WriteBufferWaterMark UNREAD_BYTES =
      new WriteBufferWaterMark(64 * 1024, 256 * 1024);

  private final HttpSettings settings;
  private final CallContexts contexts;
  private final EventStreams streams;
  private final Pages pages;
  private final AgentPosts agents;
  private final ExecutorService lookups =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-lookup-", 1).factory());
  private final EventLoopGroup loop =
      new NioEventLoopGroup(1, new DefaultThreadFactory("http", true));
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Channel server;

  /**
   * Listens at once.
   *
   * @throws IOException when the port can't be had; the message names it
   */
  public HttpListener(HttpSettings settings, CallContexts contexts, LiveEvents events, Pages pages)
      throws IOException {
    this(settings, contexts, events, pages, new AgentAccess(AgentAccess.NOBODY, ""));
  }

  /** The same, and people may act at the queues. */
  public HttpListener(
      HttpSettings settings,
      CallContexts contexts,
      LiveEvents events,
      Pages pages,
      AgentAccess agents)
      throws IOException {
    this.agents = new AgentPosts(agents);
    this.settings = settings;
    this.contexts = contexts;
    this.streams = new EventStreams(events, settings.streams());
    this.pages = pages;
    ChannelFuture bound = bootstrap().bind(settings.socketAddress()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      close();
      throw new IOException(
          "HTTP port " + settings.socketAddress() + ": " + bound.cause().getMessage(),
          bound.cause());
    }
    this.server = bound.channel();
  }

  /** Where it listens, with the port that was picked. */
  public InetSocketAddress address() {
    return (InetSocketAddress) server.localAddress();
  }

  /** Takes no more connections, lets replies under way finish for a second, ends the streams. */
  @Override
  public void close() {
    lookups.shutdown();
    connections.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }

  private ServerBootstrap bootstrap() {
    return new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD_BYTES)
        .childHandler(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel channel) {
                connected(channel);
              }
            });
  }

  private void connected(Channel channel) {
    if (connections.size() >= settings.connections()) {
      ChannelFuture unused = channel.close();
      return;
    }
    connections.add(channel);
    channel
        .pipeline()
        .addLast(
            "idle", new IdleStateHandler(0, 0, settings.idle().toMillis(), TimeUnit.MILLISECONDS))
        .addLast(new HttpServerCodec(URL_BYTES, HEADER_BYTES, HEADER_BYTES))
        .addLast(new HttpObjectAggregator(BODY_BYTES, true))
        .addLast(
            new HttpRequests(
                contexts, streams, pages, agents, lookups, settings.address().isLoopbackAddress()));
  }
}
