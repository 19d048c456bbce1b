package org.dozvon.ivr;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallId;
import org.dozvon.callback.CallBack;
import org.dozvon.dialog.Notice;
import org.dozvon.keeper.Intervention;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.CallerEar;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.QueueBoard;
import org.dozvon.operator.QueueCommands;
import org.dozvon.queue.Facts;
import org.dozvon.queue.QueueEvent;
import org.dozvon.queue.WaitingCaller;
import org.dozvon.voicebot.BotOrder;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.Reservation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks to who waits in a queue, in the voice and language of their call, while the music goes on
 * and without their leaving the place. Stops when a person answers. Safe for use by many threads.
 */
public final class QueueVoice implements QueueCommands, Consumer<QueueEvent>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueVoice.class);

  /** From the order to the audio connection, with Asterisk under load. */
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Function<String, Optional<HotlineService>> hotlines;
  private final BotReservations reservations;
  private final CallContexts contexts;
  private final CallerEar ear;
  private final Supplier<QueueBoard> board;
  private final Predicate<String> offers;
  private final ExecutorService workers;
  private final Map<String, Reservation> speaking = new ConcurrentHashMap<>();

  /**
   * @param offers whether a queue's callers may be called back now
   * @param workers wait for Asterisk; closed with this
   */
  public QueueVoice(
      Function<String, Optional<HotlineService>> hotlines,
      BotReservations reservations,
      CallContexts contexts,
      CallerEar ear,
      Supplier<QueueBoard> board,
      Predicate<String> offers,
      ExecutorService workers) {
    this.offers = offers;
    this.hotlines = hotlines;
    this.reservations = reservations;
    this.contexts = contexts;
    this.ear = ear;
    this.board = board;
    this.workers = workers;
  }

  @Override
  public void carryOut(Intervention what, Consumer<CommandResult> told) {
    try {
      workers.execute(() -> told.accept(carryOut(what)));
    } catch (RejectedExecutionException e) {
      told.accept(new CommandResult.Refused("closing"));
    }
  }

  private CommandResult carryOut(Intervention what) {
    return switch (what) {
      case Intervention.Comfort it ->
          speak(
              it.queue(),
              it.caller(),
              it.channel(),
              language -> Notice.comfort(language, it.position(), it.atMost()));
      case Intervention.OfferCallBack it ->
          offers.test(it.queue())
              ? speak(it.queue(), it.caller(), it.channel(), Notice::callBackOffer)
              : new CommandResult.Refused("nobody is called back in " + it.queue() + " now");
      default -> new CommandResult.Refused("not for the voice: " + what);
    };
  }

  private CommandResult speak(
      String queue, String caller, String channel, Function<Locale, Notice> notice) {
    Optional<CallContext> context = context(queue, caller);
    if (context.isEmpty() || CallBack.isStandIn(caller)) {
      return new CommandResult.Refused("nothing is known of the caller");
    }
    Optional<HotlineService> found = hotlines.apply(context.get().hotline());
    if (found.isEmpty()) {
      return new CommandResult.Refused("no hotline " + context.get().hotline());
    }
    HotlineService hotline = found.get();
    Locale language = hotline.languageLike(context.get().language().getLanguage());
    Reservation reservation =
        reservations.reserve(
            new BotOrder(
                context.get().id(),
                notice.apply(language),
                hotline.talks().voice(language),
                context.get().profile().profile(),
                hotline.backOffice()),
            CONNECT);
    if (speaking.putIfAbsent(caller, reservation) != null) {
      reservations.cancel(reservation.id(), "the caller is spoken to already");
      hotline.close();
      return new CommandResult.Refused("the caller is spoken to already");
    }
    var unused =
        reservation
            .result()
            .whenComplete(
                (result, failure) -> {
                  speaking.remove(caller, reservation);
                  hotline.close();
                });
    if (!ear.join(channel, reservation.id())) {
      reservations.cancel(reservation.id(), "Asterisk did not take it");
      return new CommandResult.Refused("Asterisk did not take it");
    }
    return CommandResult.done();
  }

  private Optional<CallContext> context(String queue, String caller) {
    try {
      return board
          .get()
          .find(queue)
          .flatMap(v -> v.waiting().stream().filter(w -> w.caller().equals(caller)).findFirst())
          .map(WaitingCaller::facts)
          .flatMap(Facts::call)
          .flatMap((CallId id) -> contexts.find(id));
    } catch (RuntimeException e) {
      LOG.warn("event=context_unknown reason={}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Who has left the queue is not spoken to any more. */
  @Override
  public void accept(QueueEvent event) {
    switch (event) {
      case QueueEvent.Answered e -> hush(e.caller());
      case QueueEvent.Moved e -> hush(e.caller());
      default -> {}
    }
  }

  private void hush(String caller) {
    Reservation reservation = speaking.get(caller);
    if (reservation != null) {
      workers.execute(() -> ear.end(reservation.id()));
    }
  }

  @Override
  public void close() {
    workers.shutdown(); // not interrupted: they may be in the database
  }
}
