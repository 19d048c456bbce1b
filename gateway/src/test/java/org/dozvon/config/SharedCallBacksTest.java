package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackRules;
import org.dozvon.callback.Place;
import org.dozvon.journal.CallBackTables;
import org.dozvon.journal.Database;
import org.dozvon.operator.CallBackDesk;
import org.dozvon.operator.CallBackLine;
import org.dozvon.operator.CallBackStore;
import org.dozvon.operator.QueueBoard;
import org.dozvon.operator.StoreException;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.QueueView;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways that both believe they act, on one real PostgreSQL: one call-back, one call. */
class SharedCallBacksTest {
  @TempDir Path folder;
  private final InstantSource clock = InstantSource.system();

  @Test
  void aCallBackIsBookedOnceAndDialledOnceWhoeverLooks() throws Exception {
    List<String> rung = new CopyOnWriteArrayList<>();
    AtomicReference<CyclicBarrier> both = new AtomicReference<>();
    try (Database database = Database.open(Databases.POSTGRESQL.fresh(folder))) {
      List<CallBackDesk> desks = new ArrayList<>();
      for (String run : List.of("a", "b")) {
        // The rows themselves must see to it.
        desks.add(
            new CallBackDesk(
                new Meeting(new CallBackTables(database.dataSource(), run, true), both),
                new Line(run, rung),
                queue -> Optional.of(CallBackRules.DEFAULTS),
                ended -> {},
                event -> {},
                clock,
                Runnable::run));
      }
      Instant now = clock.instant();
      CallBackDesk.Wish wish =
          new CallBackDesk.Wish(
              "grocery",
              "support",
              "4951",
              Locale.ENGLISH,
              Optional.empty(),
              new Place(now, now, 0));
      CallBack booked = desks.get(0).book(wish);
      assertThat(desks.get(1).book(wish).id()).isEqualTo(booked.id());
      assertThat(desks.get(1).find(booked.id())).isPresent();
      QueueBoard free = board();
      both.set(new CyclicBarrier(2));
      Thread first = Thread.ofPlatform().start(() -> desks.get(0).round(free));
      Thread second = Thread.ofPlatform().start(() -> desks.get(1).round(free));
      first.join();
      second.join();
      both.set(null);
      assertThat(rung).hasSize(1);
      // The caller calls again, at whichever gateway: it is not called back any more.
      assertThat(desks.get(1).look("support", "4951")).isPresent();
      desks.get(1).given("support", "4951");
      assertThat(desks.get(0).find(booked.id())).isEmpty();
      assertThat(desks.get(0).personGot(booked.id())).isEmpty();
    }
  }

  /** Both have read the rows before either of them writes. */
  private record Meeting(CallBackStore store, AtomicReference<CyclicBarrier> both)
      implements CallBackStore {
    @Override
    public List<CallBack> open() throws StoreException {
      List<CallBack> found = store.open();
      CyclicBarrier barrier = both.get();
      if (barrier != null) {
        try {
          barrier.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
          throw new IllegalStateException(e);
        }
      }
      return found;
    }

    @Override
    public boolean add(CallBack fresh) throws StoreException {
      return store.add(fresh);
    }

    @Override
    public void update(CallBack changed) throws StoreException {
      store.update(changed);
    }

    @Override
    public boolean update(CallBack changed, CallBack was) throws StoreException {
      return store.update(changed, was);
    }

    @Override
    public boolean isShared() {
      return true;
    }
  }

  private QueueBoard board() {
    Instant now = clock.instant();
    Member free =
        new Member(
            "support", "PJSIP/1", "1", 0, false, "", MemberState.FREE, now, Optional.empty(), 0);
    return new QueueBoard(
        now, List.of(new QueueView("support", List.of(), List.of(free), 0)), Optional.empty());
  }

  private record Line(String run, List<String> rung) implements CallBackLine {
    @Override
    public boolean isUp() {
      return true;
    }

    @Override
    public boolean standIn(CallBack callBack, int position, CallBackRules rules) {
      rung.add(run + " stands in for " + callBack.id());
      return true;
    }

    @Override
    public boolean dial(CallBack callBack, CallBackRules rules) {
      rung.add(run + " dials " + callBack.id());
      return true;
    }

    @Override
    public boolean canCall(String number) {
      return true;
    }

    @Override
    public Fate fate(CallBack callBack) {
      return Fate.ALIVE;
    }

    @Override
    public void drop(CallBack callBack) {}

    @Override
    public void forget(CallBack callBack) {}
  }
}
