package org.dozvon.operator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.call.CallId;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackAction;
import org.dozvon.callback.CallBackRules;
import org.dozvon.callback.CallBackState;
import org.dozvon.callback.HowEnded;
import org.dozvon.callback.Place;
import org.dozvon.queue.QueueEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books call-backs and has them made. Safe for use by many threads. The book belongs to a thread of
 * its own, which alone waits for the store: what is asked of a caller's thread is answered from the
 * book as it was after the last change, or within {@link #LIMIT}.
 */
public final class CallBackDesk implements KeptPlaces {
  private static final Logger LOG = LoggerFactory.getLogger(CallBackDesk.class);

  /** What a caller's thread waits for the database: they hear nothing meanwhile. */
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final CallBackStore store;
  private final CallBackLine line;
  private final Function<String, Optional<CallBackRules>> offers;
  private final Consumer<QueueEvent> queues;
  private final InstantSource clock;
  private final CallBackKeeping keeping;
  private final BookThread thread;
  private final SeenPlaces places = new SeenPlaces();
  private volatile OpenCallBacks view = OpenCallBacks.UNREAD;
  private BooleanSupplier acts = () -> true;
  private Optional<CompletableFuture<List<CallBackAction>>> deciding = Optional.empty();

  /**
   * A desk that opens its book at the first {@link #round}.
   *
   * @param offers a queue's rules; empty: it calls nobody back
   * @param ended is told each call-back that is over, however it ended; must not block
   * @param queues is told who it is that comes to a queue
   * @param book the one thread of the book; it waits for the store
   */
  public CallBackDesk(
      CallBackStore store,
      CallBackLine line,
      Function<String, Optional<CallBackRules>> offers,
      Consumer<CallBack> ended,
      Consumer<QueueEvent> queues,
      InstantSource clock,
      Executor book) {
    this.store = store;
    this.line = line;
    this.offers = offers;
    this.queues = queues;
    this.clock = clock;
    this.keeping = new CallBackKeeping(store, line, this::rulesOf, ended, clock);
    this.thread = new BookThread(book, () -> view = keeping.open());
  }

  /** Who wants to be called back. */
  public record Wish(
      String hotline,
      String queue,
      String number,
      Locale language,
      Optional<CallId> call,
      Place place) {}

  /**
   * The queue's rules, when it calls back, its book is not full and Asterisk can be asked. Does not
   * block.
   */
  public Optional<CallBackRules> offer(String queue) {
    OpenCallBacks now = view;
    return now.isRead() && line.isUp()
        ? offers.apply(queue).filter(rules -> now.size(queue) < rules.most())
        : Optional.empty();
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
   * @throws StoreException when it cannot be kept, or not within a second: then nothing is
   *     promised, and nobody is called back
   */
  public CallBack book(Wish wish) throws StoreException {
    return thread.within(LIMIT, () -> keeping.book(wish), this::unsaid).callBack();
  }

  /** Nobody could be told that it was booked. */
  private void unsaid(CallBackKeeping.Booking late) {
    if (late.isFresh()) {
      CallBack it = late.callBack();
      keeping.cancel(it.queue(), it.number(), "booked too late to be promised");
    }
  }

  @Override
  public Optional<Kept> look(String queue, String number) {
    if (!isFresh()) {
      LOG.warn("event=call_backs_not_read (what was read last counts) queue={}", queue);
    }
    return view.find(queue, number)
        .filter(it -> !(it.state() instanceof CallBackState.Talking))
        .map(it -> new Kept(position(queue, it.place(), it.standIn()), it.place()));
  }

  @Override
  public void given(String queue, String number) {
    var unused =
        thread.later(
            () -> {
              keeping.cancel(queue, number, "the caller called again");
              return true;
            });
  }

  /**
   * The open one of that id; empty: there is none.
   *
   * @throws StoreException when it cannot be known within a second
   */
  public Optional<CallBack> find(String id) throws StoreException {
    boolean fresh = isFresh();
    Optional<CallBack> found = view.find(id);
    if (found.isEmpty() && !fresh) {
      throw new StoreException("the book of call-backs cannot be read now", null);
    }
    return found;
  }

  /**
   * Whether the view is as the store is; reads it when others write there, for at most a second.
   */
  private boolean isFresh() {
    if (view.isRead() && !store.isShared()) {
      return true;
    }
    try {
      thread.within(LIMIT, keeping::read, late -> {});
      return true;
    } catch (StoreException e) {
      LOG.debug("the book of call-backs cannot be read", e);
      return false;
    }
  }

  /**
   * A person has answered the stand-in; empty: nobody is to be rung any more.
   *
   * @throws StoreException when that cannot be known within a second; that the telephone rings is
   *     written later
   */
  public Optional<CallBack> personGot(String id) throws StoreException {
    return BookThread.await(thread.later(() -> keeping.personGot(id)), LIMIT);
  }

  /** The caller has answered; what comes of it is empty when it was not us who rang. */
  public CompletableFuture<Optional<CallBack>> answered(String id) {
    return thread.later(() -> keeping.answered(id));
  }

  /** A try is over; what comes of it. */
  public CompletableFuture<Optional<CallBack>> ended(String id, HowEnded how) {
    return thread.later(() -> keeping.ended(id, how));
  }

  /**
   * The place of somebody who stood in the queue a moment ago. Does not block.
   *
   * @param channel Asterisk's unique id
   */
  public Optional<Place> placeOf(String queue, String channel) {
    return places.of(queue, channel);
  }

  /**
   * Where in the queue that place is now, 1 is next; empty when the queues cannot be seen. Does not
   * block.
   *
   * @param without the unique id of who is to stand there, not to be counted
   */
  public OptionalInt position(String queue, Place place, String without) {
    return places.position(queue, place, without);
  }

  /**
   * One look at the queues: whose turn has come is got. At best once a second, by one thread; waits
   * for Asterisk, and about a second for the store: what that is slow to take is done by a later
   * round.
   */
  public void round(QueueBoard now) {
    places.look(now);
    try {
      decided(now).forEach(this::act);
      if (acts.getAsBoolean()) {
        watch();
      }
    } catch (StoreException e) {
      LOG.debug("the book of call-backs cannot be read", e);
    }
  }

  private List<CallBackAction> decided(QueueBoard now) throws StoreException {
    var asked =
        deciding.orElseGet(() -> thread.later(() -> keeping.decide(now, acts.getAsBoolean())));
    deciding = Optional.of(asked);
    try {
      List<CallBackAction> actions = BookThread.await(asked, LIMIT);
      deciding = Optional.empty();
      return actions;
    } finally {
      if (asked.isCompletedExceptionally()) {
        deciding = Optional.empty();
      }
    }
  }

  private void act(CallBackAction action) {
    CallBack it = action.callBack();
    Introduction.of(it, clock.instant()).forEach(queues);
    boolean taken =
        switch (action) {
          case CallBackAction.StandIn in -> line.standIn(it, in.position(), rulesOf(it.queue()));
          case CallBackAction.Dial dial -> line.dial(it, rulesOf(it.queue()));
          case CallBackAction.Note note -> true;
          case CallBackAction.Expire expire -> true;
        };
    LOG.info("event=call_back_turn id={} {} taken={}", it.id(), it.state(), taken);
    if (!taken) {
      var unused = ended(it.id(), HowEnded.NOT_TRIED);
    }
  }

  /** Tries that say nothing: after a restart, or when word of their end was lost. */
  private void watch() throws StoreException {
    for (CallBack each : thread.within(LIMIT, keeping::silent, late -> {})) {
      CallBackLine.Fate fate = line.fate(each);
      var unused = thread.later(() -> keeping.settle(each, fate));
    }
  }

  /** The queue's rules, or the usual ones. */
  public CallBackRules rulesOf(String queue) {
    return offers.apply(queue).orElse(CallBackRules.DEFAULTS);
  }
}
