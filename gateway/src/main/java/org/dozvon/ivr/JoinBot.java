package org.dozvon.ivr;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.dozvon.agi.AgiCommand;
import org.dozvon.audiosocket.AudioAddress;
import org.dozvon.voicebot.BotOrder;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.BotResult;
import org.dozvon.voicebot.Reservation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins a channel to a voicebot session and waits for its result. Safe for use by many threads. */
final class JoinBot {
  private static final Logger log = LoggerFactory.getLogger(JoinBot.class);

  /**
   * How long the session may take to tell its result once Asterisk says that the audio leg is over.
   */
  private static final long RESULT_LIMIT_MILLIS = 2000;

  /** How long after the talk Asterisk may take to leave AudioSocket before it counts as stuck. */
  private static final long LEAVING_MILLIS = 300;

  private final BotReservations reservations;
  private final IvrSettings settings;
  private final Consumer<String> stuckChannels;

  JoinBot(BotReservations reservations, IvrSettings settings, Consumer<String> stuckChannels) {
    this.reservations = reservations;
    this.settings = settings;
    this.stuckChannels = stuckChannels;
  }

  /** Returns when the talk is over; the channel is the caller's own again. */
  BotResult on(AgiChannel channel, BotOrder order) throws ChannelClosedException {
    Reservation reservation = reservations.reserve(order, settings.reservationLimit());
    Watchdog.bot(channel);
    AtomicBoolean left = new AtomicBoolean();
    var unused =
        reservation
            .result()
            .thenRunAsync(
                () -> leave(channel, order, left),
                delayedExecutor(LEAVING_MILLIS, MILLISECONDS, JoinBot::aside));
    channel.execute(attach(reservation, channel));
    left.set(true);
    // Nobody came for it: the caller need not wait until it expires.
    reservations.cancel(reservation.id(), "Asterisk did not connect to the voicebot");
    Watchdog.step(channel);
    return result(reservation);
  }

  private static void aside(Runnable task) {
    Thread.ofVirtual().name("stuck-channel").start(task);
  }

  /**
   * A peer that keeps the audio connection and says nothing (somebody else's port, a proxy that
   * hangs) would keep the caller in silence: here no command reaches Asterisk.
   */
  private void leave(AgiChannel channel, BotOrder order, AtomicBoolean left) {
    if (!left.get()) {
      log.warn("event=stuck_in_audiosocket call={}", order.call());
      channel.request().variable("channel").ifPresent(stuckChannels);
    }
  }

  /**
   * Both forms outlive a voicebot that refuses, resets or dies: {@code TryExec} turns its -1 into a
   * status, {@code Dial} with {@code g} goes on in the script.
   */
  private AgiCommand attach(Reservation reservation, AgiChannel channel) {
    String where = AudioAddress.of(settings.audioAddress(), channel.reachedAt());
    return switch (settings.attach()) {
      case APPLICATION ->
          new AgiCommand.Exec("TryExec", "AudioSocket(" + reservation.id() + "," + where + ")");
      case CHANNEL ->
          new AgiCommand.Exec(
              "Dial", "AudioSocket/" + where + "/" + reservation.id() + "/c(slin),5,g");
    };
  }

  private static BotResult result(Reservation reservation) {
    try {
      return reservation.result().get(RESULT_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new BotResult.Broken("Asterisk did not connect to the voicebot");
    } catch (ExecutionException e) {
      return new BotResult.Broken("voicebot: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new BotResult.Broken("the gateway is shutting down");
    }
  }
}
