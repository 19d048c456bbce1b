package org.dozvon.operator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.call.CallId;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackAction;
import org.dozvon.callback.CallBackBook;
import org.dozvon.callback.CallBackRules;
import org.dozvon.callback.CallBackState;
import org.dozvon.callback.HowEnded;
import org.dozvon.callback.Place;
import org.dozvon.queue.QueueEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books call-backs and has them made: each change is kept in the store before anything is done
 * about it, so that a program that ends in the middle finds out at its next start how far it came.
 * Safe for use by many threads; blocks for as long as the store and Asterisk take.
 */
public final class CallBackDesk implements KeptPlaces {
  private static final Logger LOG = LoggerFactory.getLogger(CallBackDesk.class);

  private final CallBackStore store;
  private final CallBackLine line;
  private final Function<String, Optional<CallBackRules>> offers;
  private final Consumer<CallBack> ended;
  private final Consumer<QueueEvent> queues;
  private final InstantSource clock;
  private final CallBackPen pen;
  private final SilentTries tries = new SilentTries();
  private final SeenPlaces places = new SeenPlaces();
  private BooleanSupplier acts = () -> true;
  private Optional<CallBackBook> book = Optional.empty();

  /**
   * A desk that opens its book at the first {@link #round}.
   *
   * @param offers a queue's rules; empty: it calls nobody back
   * @param ended is told each call-back that is over, however it ended; must not block
   * @param queues is told who it is that comes to a queue
   */
  public CallBackDesk(
      CallBackStore store,
      CallBackLine line,
      Function<String, Optional<CallBackRules>> offers,
      Consumer<CallBack> ended,
      Consumer<QueueEvent> queues,
      InstantSource clock) {
    this.store = store;
    this.pen = new CallBackPen(store);
    this.line = line;
    this.offers = offers;
    this.ended = ended;
    this.queues = queues;
    this.clock = clock;
  }

  /** Who wants to be called back. */
  public record Wish(
      String hotline,
      String queue,
      String number,
      Locale language,
      Optional<CallId> call,
      Place place) {}

  /** The queue's rules, when it calls back, its book is not full and Asterisk can be asked. */
  public synchronized Optional<CallBackRules> offer(String queue) {
    return book.filter(b -> line.isUp())
        .flatMap(b -> offers.apply(queue).filter(rules -> b.size(queue) < rules.most()));
  }

  /**
   * Of several gateways at these queues one calls back; every one books, and its scripts serve the
   * calls.
   *
   * @param gateway whether it is this one now
   */
  public CallBackDesk actingWhile(BooleanSupplier gateway) {
    this.acts = gateway;
    return this;
  }

  /** Whether that number can be called. Blocks while Asterisk is asked. */
  public boolean canCall(String number) {
    return line.canCall(number);
  }

  /**
   * Books it; the open one when the number has one in this queue already.
   *
   * @throws StoreException when it cannot be kept: then nothing is promised
   */
  public synchronized CallBack book(Wish wish) throws StoreException {
    CallBackBook open = opened();
    Optional<CallBack> there = open.find(wish.queue(), wish.number());
    if (there.isPresent()) {
      return there.get();
    }
    Instant now = clock.instant();
    CallBack fresh =
        new CallBack(
            UUID.randomUUID().toString().replace("-", "").substring(0, 16),
            wish.hotline(),
            wish.queue(),
            wish.number(),
            wish.language(),
            wish.call(),
            now,
            wish.place(),
            0,
            new CallBackState.Booked(now));
    if (!store.add(fresh)) {
      // By another gateway, this very moment.
      return opened()
          .find(wish.queue(), wish.number())
          .orElseThrow(() -> new StoreException("booked by another gateway", null));
    }
    open.book(fresh);
    LOG.info("event=call_back_booked id={} queue={}", fresh.id(), fresh.queue());
    return fresh;
  }

  @Override
  public synchronized Optional<Kept> take(String queue, String number) {
    String reason = "the caller called again";
    lookAnew();
    Optional<CallBack> found = book.flatMap(b -> b.cancel(queue, number, reason, clock.instant()));
    found.ifPresent(
        before -> {
          over(before.in(new CallBackState.Cancelled(clock.instant(), reason)));
          if (!(before.state() instanceof CallBackState.Booked)) {
            Thread.ofVirtual().name("call-back-drop").start(() -> line.drop(before));
          }
        });
    return found.map(
        before -> new Kept(position(queue, before.place(), before.standIn()), before.place()));
  }

  /** The open one of that id. */
  public synchronized Optional<CallBack> find(String id) {
    lookAnew();
    return book.flatMap(b -> b.find(id));
  }

  /** A person has answered the stand-in; empty: nobody is to be rung any more. */
  public synchronized Optional<CallBack> personGot(String id) {
    Optional<CallBack> before = find(id);
    Optional<CallBack> ringing = book.flatMap(b -> b.personGot(id, clock.instant()));
    return ringing.filter(changed -> write(changed, before.orElseThrow()));
  }

  /** The caller has answered; empty: it was not us who rang. */
  public synchronized Optional<CallBack> answered(String id) {
    lookAnew();
    Optional<CallBack> talking = book.flatMap(b -> b.answered(id, clock.instant()));
    talking.ifPresent(pen::write);
    return talking;
  }

  /** A try is over. */
  public synchronized Optional<CallBack> ended(String id, HowEnded how) {
    lookAnew();
    Optional<CallBack> after =
        book.flatMap(
            b -> b.find(id).flatMap(c -> b.ended(id, how, rules(c.queue()), clock.instant())));
    after.ifPresent(
        changed -> {
          tries.heard(id);
          if (changed.state().isOpen()) {
            LOG.info("event=call_back_waits id={} after={} {}", id, how, changed.state());
            pen.write(changed);
          } else {
            over(changed);
          }
        });
    return after;
  }

  /**
   * The place of somebody who stood in the queue a moment ago.
   *
   * @param channel Asterisk's unique id
   */
  public synchronized Optional<Place> placeOf(String queue, String channel) {
    return places.of(queue, channel);
  }

  /**
   * Where in the queue that place is now, 1 is next; empty when the queues cannot be seen.
   *
   * @param without the unique id of who is to stand there, not to be counted
   */
  public synchronized OptionalInt position(String queue, Place place, String without) {
    return places.position(queue, place, without);
  }

  /** One look at the queues: whose turn has come is got. At best once a second. */
  public void round(QueueBoard now) {
    List<CallBackAction> actions = decide(now);
    for (CallBackAction action : actions) {
      act(action);
    }
    if (acts.getAsBoolean()) {
      watch();
    }
  }

  private synchronized List<CallBackAction> decide(QueueBoard now) {
    places.look(now);
    try {
      CallBackBook open = opened();
      pen.catchUp();
      if (now.blindSince().isPresent() || !acts.getAsBoolean()) {
        return List.of();
      }
      List<CallBackAction> kept = new ArrayList<>();
      Map<String, CallBack> before = new HashMap<>();
      open.open().forEach(c -> before.put(c.id(), c));
      for (CallBackAction action : open.decide(now.queues(), this::rules, now.at())) {
        if (write(action.callBack(), before.get(action.callBack().id()))) {
          kept.add(action);
        }
      }
      return kept;
    } catch (StoreException e) {
      LOG.debug("the book of call-backs cannot be read", e);
      return List.of();
    }
  }

  private void act(CallBackAction action) {
    CallBack it = action.callBack();
    Introduction.of(it, clock.instant()).forEach(queues);
    boolean taken =
        switch (action) {
          case CallBackAction.StandIn in -> line.standIn(it, in.position(), rules(it.queue()));
          case CallBackAction.Dial dial -> line.dial(it, rules(it.queue()));
          case CallBackAction.Note note -> true;
          case CallBackAction.Expire expire -> {
            over(it);
            yield true;
          }
        };
    LOG.info("event=call_back_turn id={} {} taken={}", it.id(), it.state(), taken);
    if (!taken) {
      var unused = ended(it.id(), HowEnded.NOT_TRIED);
    }
  }

  /** Tries that say nothing: after a restart, or when word of their end was lost. */
  private void watch() {
    for (CallBack each : silent()) {
      CallBackLine.Fate fate = line.fate(each);
      settle(each, fate);
    }
  }

  private synchronized List<CallBack> silent() {
    return tries.due(
        book.map(CallBackBook::open).orElse(List.of()),
        each -> rules(each.queue()).first() == CallBackRules.First.AGENT,
        clock.instant());
  }

  private synchronized void settle(CallBack each, CallBackLine.Fate fate) {
    if (find(each.id()).filter(each::equals).isPresent()) {
      SilentTries.meaning(each, fate).ifPresent(how -> ended(each.id(), how));
    }
  }

  /** The queue's rules, or the usual ones. */
  public CallBackRules rulesOf(String queue) {
    return rules(queue);
  }

  private CallBackRules rules(String queue) {
    return offers.apply(queue).orElse(CallBackRules.DEFAULTS);
  }

  /** A shared store is read anew each time: others write there. */
  private CallBackBook opened() throws StoreException {
    if (book.isEmpty() || store.isShared()) {
      boolean first = book.isEmpty();
      CallBackBook fresh = new CallBackBook(store.open(), w -> !CallBack.isStandIn(w.caller()));
      pen.unwritten().forEach(fresh::restore);
      book = Optional.of(fresh);
      if (first) {
        LOG.info("event=call_backs_open open={}", fresh.open().size());
      }
    }
    return book.get();
  }

  /** While the store cannot be read, what was read last counts. */
  private void lookAnew() {
    if (store.isShared()) {
      try {
        opened();
      } catch (StoreException e) {
        LOG.debug("the book of call-backs cannot be read", e);
      }
    }
  }

  private void over(CallBack it) {
    LOG.info("event=call_back_over id={} queue={} {}", it.id(), it.queue(), it.state());
    tries.heard(it.id());
    pen.write(it);
    Thread.ofVirtual().name("call-back-forget").start(() -> line.forget(it));
    ended.accept(it);
  }

  /** What can't be written now is not done; whether it was written. */
  private boolean write(CallBack changed, CallBack before) {
    boolean written = pen.tryWrite(changed, before);
    if (!written) {
      book.ifPresent(b -> b.restore(before));
    }
    return written;
  }
}
