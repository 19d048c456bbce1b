package org.dozvon.ivr;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dozvon.agi.AgiCommand;
import org.dozvon.voicebot.BotOrder;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.BotResult;
import org.dozvon.voicebot.Reservation;

/** Step 3: join the caller to the voicebot and wait for what becomes of it. */
final class TalkToBot {
  /**
   * How long the session may take to tell its result once Asterisk says that the audio leg is over.
   */
  private static final long RESULT_LIMIT_MILLIS = 2000;

  private final BotReservations reservations;
  private final IvrSettings settings;

  TalkToBot(BotReservations reservations, IvrSettings settings) {
    this.reservations = reservations;
    this.settings = settings;
  }

  BotResult on(Visit visit, KnowCaller.Known known) throws ChannelClosedException {
    HotlineService.Talks talks = visit.hotline().talks();
    BotOrder order =
        new BotOrder(
            visit.call(),
            talks.begin(visit.language(), known.profile().profile(), withNumber(visit, known)),
            talks.voice(visit.language()),
            known.profile().profile());
    Reservation reservation =
        reservations.reserve(order, visit.now().plus(settings.reservationLimit()));
    Watchdog.bot(visit.channel());
    visit.channel().execute(attach(reservation));
    Watchdog.step(visit.channel());
    return result(reservation);
  }

  private static Map<String, String> withNumber(Visit visit, KnowCaller.Known known) {
    Map<String, String> values = new HashMap<>(known.record());
    values.put("number", visit.caller().number());
    return values;
  }

  /**
   * Both forms outlive a voicebot that refuses, resets or dies: {@code TryExec} turns its -1 into a
   * status, {@code Dial} with {@code g} goes on in the script.
   */
  private AgiCommand attach(Reservation reservation) {
    String where = settings.audioAddress();
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
