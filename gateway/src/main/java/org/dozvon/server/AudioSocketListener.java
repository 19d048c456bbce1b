package org.dozvon.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.dozvon.audio.PcmFrame;
import org.dozvon.audiosocket.AudioSocketDecoder;
import org.dozvon.audiosocket.AudioSocketEncoder;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.Pacer;
import org.dozvon.voicebot.Voicebot;

/**
 * Takes the audio connections of Asterisk and gives each its voicebot session. Start once, close
 * once; the methods may be called from any thread but the listener's own.
 */
public final class AudioSocketListener implements AutoCloseable {
  /** What may wait to be sent before the peer counts as slow: 200 ms of sound. */
  private static final int HIGH_WATER = 10 * (PcmFrame.BYTES + 3);

  private final AudioSocketSettings settings;
  private final BotReservations reservations;
  private final Voicebot bot;
  private final Pacer pacer;
  private final AudioSocketConnections connections;
  private final EventLoopGroup loops;
  private final Channel server;

  /**
   * Listens from now on.
   *
   * @throws IllegalStateException when the address can't be listened on
   */
  public AudioSocketListener(
      AudioSocketSettings settings, BotReservations reservations, Voicebot bot, Pacer pacer) {
    this.settings = settings;
    this.reservations = reservations;
    this.bot = bot;
    this.pacer = pacer;
    this.connections = new AudioSocketConnections(settings);
    this.loops =
        new NioEventLoopGroup(settings.threads(), new DefaultThreadFactory("audiosocket", true));
    this.server = bind();
  }

  /** The port that is listened on. */
  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** Whether all event loops come to a task within the time. Waits; not for event loops. */
  public boolean answersWithin(Duration limit) throws InterruptedException {
    return Loops.answerWithin(loops, limit);
  }

  /** Connections that are open. */
  public int size() {
    return connections.size();
  }

  /**
   * Takes no more connections and waits for those that are open, at most so long.
   *
   * @return whether all have ended
   */
  public boolean drain(Duration limit) throws InterruptedException {
    server.close().sync();
    return connections.awaitNone(limit);
  }

  /** Closes everything; sessions that are open end as if the caller had gone. */
  @Override
  public void close() {
    server.close().awaitUninterruptibly();
    connections.closeAll();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private Channel bind() {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.SO_SNDBUF, 2 * HIGH_WATER)
            .childOption(
                ChannelOption.WRITE_BUFFER_WATER_MARK,
                new WriteBufferWaterMark(HIGH_WATER / 2, HIGH_WATER))
            .childHandler(new Pipeline());
    var bound = bootstrap.bind(settings.host(), settings.port()).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      var unused = loops.shutdownGracefully(0, 2, TimeUnit.SECONDS);
      throw Binding.failure("audiosocket", settings.host(), settings.port(), bound.cause());
    }
    return bound.channel();
  }

  /** Bytes, messages, session: the whole path of a connection. */
  private final class Pipeline extends ChannelInitializer<SocketChannel> {
    @Override
    protected void initChannel(SocketChannel channel) {
      channel
          .pipeline()
          .addLast(new AudioSocketDecoder())
          .addLast(new AudioSocketEncoder())
          .addLast(new AudioSocketHandler(AudioSocketListener.this));
    }
  }

  AudioSocketSettings settings() {
    return settings;
  }

  BotReservations reservations() {
    return reservations;
  }

  Voicebot bot() {
    return bot;
  }

  Pacer pacer() {
    return pacer;
  }

  AudioSocketConnections connections() {
    return connections;
  }
}
