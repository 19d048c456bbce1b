package org.dozvon.ivr;

import java.time.Duration;
import java.util.Optional;
import org.dozvon.agi.AgiCommand;
import org.dozvon.operator.KeptPlaces;
import org.dozvon.operator.TimeLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** On the way to the queue: who calls again gets the place that a call-back kept. */
final class TakePlace {
  private static final Logger log = LoggerFactory.getLogger(TakePlace.class);

  /** Whatever looks the place up holds up nobody for longer. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final KeptPlaces places;

  TakePlace(KeptPlaces places) {
    this.places = places;
  }

  /** The call-back is given up only when the channel has the place: nobody loses both. */
  void on(Visit visit, String queue) throws ChannelClosedException {
    if (visit.caller().isWithheld()) {
      return;
    }
    String number = visit.caller().number();
    Optional<KeptPlaces.Kept> kept =
        TimeLimit.ask("kept-place", LIMIT, () -> places.look(queue, number)).flatMap(it -> it);
    if (kept.isPresent()) {
      set(visit.channel(), kept.get());
      places.given(queue, number);
      log.info("event=kept_place_taken call={} {}", visit.call(), kept.get());
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
}
