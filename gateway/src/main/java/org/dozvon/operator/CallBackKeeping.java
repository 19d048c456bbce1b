package org.dozvon.operator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackAction;
import org.dozvon.callback.CallBackBook;
import org.dozvon.callback.CallBackRules;
import org.dozvon.callback.CallBackState;
import org.dozvon.callback.HowEnded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The book of call-backs and the pen that keeps it in the store. Each change is kept before
 * anything is done about it, so that a program that ends in the middle finds out at its next start
 * how far it came. Confined to the book's thread, and waits for the store there.
 */
final class CallBackKeeping {
  private static final Logger LOG = LoggerFactory.getLogger(CallBackKeeping.class);

  private final CallBackStore store;
  private final CallBackLine line;
  private final Function<String, CallBackRules> rules;
  private final Consumer<CallBack> ended;
  private final InstantSource clock;
  private final CallBackPen pen;
  private final SilentTries tries = new SilentTries();
  private Optional<CallBackBook> book = Optional.empty();

  /** The parameters are those of {@link CallBackDesk}; nothing is read yet. */
  CallBackKeeping(
      CallBackStore store,
      CallBackLine line,
      Function<String, CallBackRules> rules,
      Consumer<CallBack> ended,
      InstantSource clock) {
    this.store = store;
    this.pen = new CallBackPen(store);
    this.line = line;
    this.rules = rules;
    this.ended = ended;
    this.clock = clock;
  }

  /** What the book holds, for others. */
  OpenCallBacks open() {
    return OpenCallBacks.of(book);
  }

  /** Reads the store, if it has not been read or others write there, too. */
  CallBackBook read() throws StoreException {
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
  private Optional<CallBackBook> lookAnew() {
    try {
      return Optional.of(read());
    } catch (StoreException e) {
      LOG.debug("the book of call-backs cannot be read", e);
      return book;
    }
  }

  /**
   * What was booked.
   *
   * @param isFresh false: the number had it already
   */
  record Booking(CallBack callBack, boolean isFresh) {}

  Booking book(CallBackDesk.Wish wish) throws StoreException {
    CallBackBook open = read();
    Optional<CallBack> there = open.find(wish.queue(), wish.number());
    if (there.isPresent()) {
      return new Booking(there.get(), false);
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
      return read()
          .find(wish.queue(), wish.number())
          .map(theirs -> new Booking(theirs, false))
          .orElseThrow(() -> new StoreException("booked by another gateway", null));
    }
    open.book(fresh);
    LOG.info("event=call_back_booked id={} queue={}", fresh.id(), fresh.queue());
    return new Booking(fresh, true);
  }

  /** The number is not to be called back any more; who talks already is left alone. */
  void cancel(String queue, String number, String reason) {
    lookAnew()
        .flatMap(b -> b.cancel(queue, number, reason, clock.instant()))
        .ifPresent(
            before -> {
              over(before.in(new CallBackState.Cancelled(clock.instant(), reason)));
              if (!(before.state() instanceof CallBackState.Booked)) {
                Thread.ofVirtual().name("call-back-drop").start(() -> line.drop(before));
              }
            });
  }

  Optional<CallBack> personGot(String id) {
    Optional<CallBackBook> open = lookAnew();
    Optional<CallBack> before = open.flatMap(b -> b.find(id));
    return open.flatMap(b -> b.personGot(id, clock.instant()))
        .filter(changed -> write(changed, before.orElseThrow()));
  }

  Optional<CallBack> answered(String id) {
    Optional<CallBack> talking = lookAnew().flatMap(b -> b.answered(id, clock.instant()));
    talking.ifPresent(pen::write);
    return talking;
  }

  Optional<CallBack> ended(String id, HowEnded how) {
    Optional<CallBack> after =
        lookAnew()
            .flatMap(
                b ->
                    b.find(id)
                        .flatMap(c -> b.ended(id, how, rules.apply(c.queue()), clock.instant())));
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
   * Whose turn has come; written already.
   *
   * @param acts whether this gateway calls back now; if not, only what is unwritten is written
   */
  List<CallBackAction> decide(QueueBoard now, boolean acts) throws StoreException {
    CallBackBook open = read();
    pen.catchUp();
    if (now.blindSince().isPresent() || !acts) {
      return List.of();
    }
    List<CallBackAction> kept = new ArrayList<>();
    Map<String, CallBack> before = new HashMap<>();
    open.open().forEach(c -> before.put(c.id(), c));
    for (CallBackAction action : open.decide(now.queues(), rules, now.at())) {
      if (write(action.callBack(), before.get(action.callBack().id()))) {
        kept.add(action);
        if (action instanceof CallBackAction.Expire) {
          over(action.callBack());
        }
      }
    }
    return kept;
  }

  /** Tries of which Asterisk is to be asked now. */
  List<CallBack> silent() {
    return tries.due(
        open().open(),
        each -> rules.apply(each.queue()).first() == CallBackRules.First.AGENT,
        clock.instant());
  }

  /** What Asterisk said of one, unless something has become of it meanwhile. */
  Optional<CallBack> settle(CallBack each, CallBackLine.Fate fate) {
    return lookAnew()
        .flatMap(b -> b.find(each.id()))
        .filter(each::equals)
        .flatMap(same -> SilentTries.meaning(same, fate))
        .flatMap(how -> ended(each.id(), how));
  }

  /** Nobody is to be called any more. */
  void over(CallBack it) {
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
