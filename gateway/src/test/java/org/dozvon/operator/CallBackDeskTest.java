package org.dozvon.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackRules;
import org.dozvon.callback.CallBackState;
import org.dozvon.callback.HowEnded;
import org.dozvon.callback.Place;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.QueueView;
import org.junit.jupiter.api.Test;

class CallBackDeskTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");

  private final Store store = new Store();
  private final Line line = new Line();
  private final List<CallBack> over = new ArrayList<>();
  private Instant now = T;
  private CallBackDesk desk = desk();

  private CallBackDesk desk() {
    return desk(Runnable::run);
  }

  private CallBackDesk desk(Executor book) {
    InstantSource clock = () -> now;
    return new CallBackDesk(
        store,
        line,
        queue -> Optional.of(CallBackRules.DEFAULTS),
        over::add,
        event -> {},
        clock,
        book);
  }

  private static final class Store implements CallBackStore {
    final Map<String, CallBack> rows = new LinkedHashMap<>();
    boolean down;

    @Override
    public List<CallBack> open() throws StoreException {
      up();
      return rows.values().stream().filter(c -> c.state().isOpen()).toList();
    }

    @Override
    public boolean add(CallBack fresh) throws StoreException {
      up();
      return rows.putIfAbsent(fresh.id(), fresh) == null;
    }

    @Override
    public void update(CallBack changed) throws StoreException {
      up();
      rows.put(changed.id(), changed);
    }

    private void up() throws StoreException {
      if (down) {
        throw new StoreException("down", null);
      }
    }
  }

  private static final class Line implements CallBackLine {
    final Queue<String> forgotten = new ConcurrentLinkedQueue<>();
    final List<String> done = new ArrayList<>();
    Fate fate = Fate.ALIVE;

    @Override
    public boolean isUp() {
      return true;
    }

    @Override
    public boolean standIn(CallBack callBack, int position, CallBackRules rules) {
      done.add("stand-in " + position);
      return true;
    }

    @Override
    public boolean dial(CallBack callBack, CallBackRules rules) {
      done.add("dial");
      return true;
    }

    @Override
    public boolean canCall(String number) {
      return true;
    }

    @Override
    public Fate fate(CallBack callBack) {
      return fate;
    }

    @Override
    public void drop(CallBack callBack) {}

    @Override
    public void forget(CallBack callBack) {
      forgotten.add(callBack.id());
    }
  }

  private QueueBoard board() {
    Member busy =
        new Member(
            "support", "PJSIP/1", "1", 0, false, "", MemberState.BUSY, T, Optional.empty(), 0);
    return new QueueBoard(
        now, List.of(new QueueView("support", List.of(), List.of(busy), 1)), Optional.empty());
  }

  private CallBack book() throws StoreException {
    desk.round(board());
    return desk.book(
        new CallBackDesk.Wish(
            "grocery", "support", "4951", Locale.ENGLISH, Optional.empty(), new Place(T, T, 0)));
  }

  private CallBackState state(CallBack it) {
    return store.rows.get(it.id()).state();
  }

  @Test
  void aSecondWishForTheSameNumberIsTheFirst() throws Exception {
    assertThat(book().id()).isEqualTo(book().id());
    assertThat(store.rows).hasSize(1);
  }

  @Test
  void nothingIsPromisedThatCannotBeKept() {
    store.down = true;
    assertThatThrownBy(this::book).isInstanceOf(StoreException.class);
  }

  @Test
  void nothingIsDoneThatCannotBeWrittenFirst() throws Exception {
    CallBack it = book();
    store.down = true;
    desk.round(board());
    assertThat(line.done).isEmpty();
    store.down = false;
    desk.round(board());
    assertThat(line.done).containsExactly("stand-in 1");
    assertThat(state(it)).isInstanceOf(CallBackState.Due.class);
  }

  @Test
  void anEndThatCannotBeWrittenIsWrittenLater() throws Exception {
    CallBack it = book();
    desk.round(board());
    desk.personGot(it.id());
    store.down = true;
    var unused = desk.ended(it.id(), HowEnded.REACHED);
    store.down = false;
    desk.round(board());
    assertThat(state(it)).isInstanceOf(CallBackState.Done.class);
    assertThat(over).hasSize(1);
  }

  @Test
  void afterARestartATryThatLivesIsLeftAlone() throws Exception {
    CallBack it = restarted();
    assertThat(state(it)).isInstanceOf(CallBackState.Dialling.class);
    assertThat(line.done).containsExactly("stand-in 1");
  }

  @Test
  void afterARestartATryWhoseEndNobodySawCountsAndIsRepeated() throws Exception {
    line.fate = CallBackLine.Fate.GONE;
    CallBack it = restarted();
    assertThat(state(it)).isInstanceOf(CallBackState.Booked.class);
    assertThat(store.rows.get(it.id()).attempts()).isEqualTo(1);
  }

  @Test
  void afterARestartWhoWasReachedIsNotRungAgain() throws Exception {
    line.fate = CallBackLine.Fate.REACHED;
    CallBack it = restarted();
    assertThat(state(it)).isInstanceOf(CallBackState.Done.class);
    await().untilAsserted(() -> assertThat(line.forgotten).containsExactly(it.id()));
    now = now.plus(Duration.ofHours(1));
    desk.round(board());
    assertThat(line.done).containsExactly("stand-in 1");
  }

  @Test
  void whileAsteriskCannotBeAskedNothingIsSettled() throws Exception {
    line.fate = CallBackLine.Fate.UNKNOWN;
    CallBack it = restarted();
    assertThat(state(it)).isInstanceOf(CallBackState.Dialling.class);
  }

  /** Killed while the telephone rang. */
  private CallBack restarted() throws StoreException {
    CallBack it = book();
    desk.round(board());
    desk.personGot(it.id());
    desk = desk();
    desk.round(board());
    now = now.plusSeconds(6);
    desk.round(board());
    return it;
  }

  @Test
  void whoCallsAgainHasThePlaceAndIsNotCalledBack() throws Exception {
    CallBack it = book();
    assertThat(desk.look("support", "4951").orElseThrow().position()).hasValue(1);
    assertThat(state(it)).isInstanceOf(CallBackState.Booked.class);
    desk.given("support", "4951");
    assertThat(state(it)).isInstanceOf(CallBackState.Cancelled.class);
    assertThat(desk.look("support", "4951")).isEmpty();
    desk.round(board());
    assertThat(line.done).isEmpty();
  }
}
