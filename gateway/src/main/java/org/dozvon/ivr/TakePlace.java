package org.dozvon.ivr;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dozvon.agi.AgiCommand;
import org.dozvon.operator.KeptPlaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** On the way to the queue: who calls again gets the place that a call-back kept. */
final class TakePlace {
  private static final Logger log = LoggerFactory.getLogger(TakePlace.class);

  /** A database that hangs holds up nobody. */
  private static final long LIMIT_MILLIS = 1000;

  private final KeptPlaces places;

  TakePlace(KeptPlaces places) {
    this.places = places;
  }

  void on(Visit visit, String queue) throws ChannelClosedException {
    if (visit.caller().isWithheld() || places == KeptPlaces.NONE) {
      return;
    }
    Optional<KeptPlaces.Kept> kept = ask(queue, visit.caller().number());
    if (kept.isPresent()) {
      log.info("event=kept_place_taken call={} {}", visit.call(), kept.get());
      set(visit.channel(), kept.get());
    }
  }

  /** The next {@code Queue()} of the channel goes there. */
  static void set(AgiChannel channel, KeptPlaces.Kept kept) throws ChannelClosedException {
    channel.execute(
        new AgiCommand.SetVariable("QUEUE_PRIO", Integer.toString(kept.place().priority())));
    if (kept.position().isPresent()) {
      channel.execute(
          new AgiCommand.SetVariable(
              "DOZVON_POSITION", Integer.toString(kept.position().getAsInt())));
    }
  }

  private Optional<KeptPlaces.Kept> ask(String queue, String number) {
    CompletableFuture<Optional<KeptPlaces.Kept>> asked = new CompletableFuture<>();
    Thread.ofVirtual().name("kept-place").start(() -> asked.complete(places.take(queue, number)));
    try {
      return asked.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.warn("event=kept_place_unknown reason={}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }
}
