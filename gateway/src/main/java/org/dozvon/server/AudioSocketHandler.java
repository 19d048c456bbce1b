package org.dozvon.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dozvon.audio.PcmFrame;
import org.dozvon.audiosocket.AudioRate;
import org.dozvon.audiosocket.AudioSocketMessage;
import org.dozvon.audiosocket.FrameCutter;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.BotSession;
import org.dozvon.voicebot.BotSink;
import org.dozvon.voicebot.Pacer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection: {@code admitted -Id-> a session's audio -> closed}. Whatever is not an id that
 * was reserved closes it. Confined to the connection's event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what can't be written or closed ends as inactive
final class AudioSocketHandler extends SimpleChannelInboundHandler<AudioSocketMessage> {
  private static final Logger LOG = LoggerFactory.getLogger(AudioSocketHandler.class);

  private final AudioSocketListener listener;
  private final FrameCutter cutter = new FrameCutter();
  private Optional<BotSession> session = Optional.empty();
  private Optional<Pacer.Pacing> pacing = Optional.empty();
  private Optional<ScheduledFuture<?>> idDue = Optional.empty();
  private boolean identified;

  AudioSocketHandler(AudioSocketListener listener) {
    this.listener = listener;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    Channel channel = context.channel();
    if (!listener.connections().admit(channel)) {
      context.close();
      return;
    }
    long millis = listener.settings().idWithin().toMillis();
    Runnable late =
        () -> {
          LOG.warn("audiosocket: {} said no id within {} ms", channel.remoteAddress(), millis);
          context.close();
        };
    idDue = Optional.of(context.executor().schedule(late, millis, TimeUnit.MILLISECONDS));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, AudioSocketMessage message) {
    if (!identified) {
      identify(context, message);
      return;
    }
    session.ifPresent(bot -> pass(message, bot));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    release(context.channel());
    session.ifPresent(bot -> bot.closed("audio connection closed"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.warn("audiosocket: {}: {}", context.channel().remoteAddress(), cause.toString());
    // A reset is how a peer's hang-up looks when a frame was on its way.
    boolean gone = cause instanceof IOException;
    String reason = "audio connection: " + cause.getMessage();
    session.ifPresent(
        bot -> {
          if (gone) {
            bot.closed(reason);
          } else {
            bot.broken(reason);
          }
        });
    context.close();
  }

  private void identify(ChannelHandlerContext context, AudioSocketMessage message) {
    identified = true;
    idDue.ifPresent(timer -> timer.cancel(false));
    Optional<BotReservations.Claim> claim =
        message instanceof AudioSocketMessage.Id id
            ? listener.reservations().claim(id.id())
            : Optional.empty();
    if (claim.isEmpty()) {
      LOG.warn("audiosocket: {} has no reserved id", context.channel().remoteAddress());
      context.close();
      return;
    }
    listener.connections().identified(context.channel());
    session =
        listener.bot().open(claim.get(), context.executor(), new NettySink(context.channel()));
    // Paced from now on, not from the first inbound frame: waiting for that left calls silent.
    if (context.channel().isActive()) {
      pacing =
          session.map(bot -> listener.pacer().pace(context.channel().eventLoop(), bot::frameDue));
    }
  }

  private void pass(AudioSocketMessage message, BotSession bot) {
    switch (message) {
      case AudioSocketMessage.Audio audio when audio.rate() == AudioRate.HZ_8000 ->
          cutter.cut(audio.payload()).forEach(bot::hear);
      case AudioSocketMessage.Audio audio ->
          bot.broken("audio of " + audio.rate().hertz() + " Hz (expected: 8000; c(slin) in Dial)");
      case AudioSocketMessage.Dtmf dtmf -> bot.press(dtmf.key());
      case AudioSocketMessage.Hangup hangup -> bot.closed("Asterisk hung up the audio leg");
      case AudioSocketMessage.Error error -> bot.broken("Asterisk reports error " + error.code());
      case AudioSocketMessage.Id id -> bot.broken("a second id on one connection");
      case AudioSocketMessage.Unknown unknown -> LOG.debug("audiosocket: ignored {}", unknown);
    }
  }

  private void release(Channel channel) {
    listener.connections().closed(channel);
    idDue.ifPresent(timer -> timer.cancel(false));
    pacing.ifPresent(Pacer.Pacing::close);
  }

  /** The session's way back into the channel. */
  private record NettySink(Channel channel) implements BotSink {
    @Override
    public void send(PcmFrame frame) {
      channel.writeAndFlush(AudioSocketMessage.Audio.of(frame), channel.voidPromise());
    }

    @Override
    public boolean isWritable() {
      return channel.isWritable();
    }

    @Override
    public void hangUp() {
      channel
          .writeAndFlush(new AudioSocketMessage.Hangup())
          .addListener(ChannelFutureListener.CLOSE);
      // A peer that does not read would keep the hang-up, and so the connection, for ever.
      if (!channel.isWritable()) {
        channel.close();
      }
    }
  }
}
