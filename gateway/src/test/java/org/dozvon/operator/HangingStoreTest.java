package org.dozvon.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.core.ConditionFactory;
import org.dozvon.callback.CallBack;
import org.dozvon.callback.CallBackRules;
import org.dozvon.callback.CallBackState;
import org.dozvon.callback.Place;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.QueueView;
import org.dozvon.queue.WaitingCaller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A database that does not answer: nobody waits for it in silence, and nothing is lost by it. */
@Timeout(120)
class HangingStoreTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final String QUEUE = "support";

  private final Store store = new Store();
  private final Line line = new Line();
  private final ExecutorService book = Executors.newSingleThreadExecutor();
  private final CallBackDesk desk =
      new CallBackDesk(
          store,
          line,
          queue -> Optional.of(CallBackRules.DEFAULTS),
          ended -> {},
          event -> {},
          () -> T,
          book);

  @BeforeEach
  void anOpenBook() {
    patiently()
        .until(
            () -> {
              desk.round(board(MemberState.BUSY));
              return desk.offer(QUEUE).isPresent();
            });
  }

  @AfterEach
  void letGo() {
    store.answer();
    book.shutdown();
  }

  @Test
  void whoCallsAgainIsToldThePlaceAndIsCalledBackStillUntilTheyHaveIt() throws Exception {
    CallBack it = booked();
    store.hang();
    assertThat(desk.look(QUEUE, "4951")).isPresent();
    store.answer();
    everythingIsDone();
    assertThat(store.state(it)).isInstanceOf(CallBackState.Booked.class);
    store.hang();
    desk.given(QUEUE, "4951");
    store.answer();
    everythingIsDone();
    assertThat(store.state(it)).isInstanceOf(CallBackState.Cancelled.class);
  }

  @Test
  void whatIsAskedOfTheBookAloneIsAnsweredAtOnce() throws Exception {
    booked();
    store.hang();
    desk.given(QUEUE, "4951");
    store.isEntered();
    // Were one of these to wait, the store would never answer: this thread alone lets it go.
    assertThat(desk.offer(QUEUE)).isPresent();
    assertThat(desk.placeOf(QUEUE, "1.1")).isPresent();
    assertThat(desk.position(QUEUE, new Place(T, T, 0), "2.1")).hasValue(2);
  }

  @Test
  void whatWasNotBookedInTimeIsNotBookedLater() throws Exception {
    store.hang();
    assertThatThrownBy(() -> desk.book(wish("4951"))).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> desk.book(wish("4952"))).isInstanceOf(StoreException.class);
    store.answer();
    everythingIsDone();
    assertThat(store.open()).isEmpty();
  }

  @Test
  void whatWasPromisedBeforeOutlivesASecondWishThatComesTooLate() throws Exception {
    CallBack it = booked();
    store.hang();
    assertThatThrownBy(() -> desk.book(wish("4951"))).isInstanceOf(StoreException.class);
    store.answer();
    everythingIsDone();
    assertThat(store.state(it)).isInstanceOf(CallBackState.Booked.class);
  }

  @Test
  void whoseTurnCameMeanwhileIsGotOnceTheStoreAnswers() throws Exception {
    CallBack it = booked();
    store.hang();
    desk.round(board(MemberState.FREE));
    assertThat(line.done).isEmpty();
    store.answer();
    patiently()
        .untilAsserted(
            () -> {
              desk.round(board(MemberState.FREE));
              assertThat(line.done).containsExactly("stand-in for " + it.id());
            });
  }

  @Test
  void thatThePersonsTelephoneRangIsWrittenLater() throws Exception {
    CallBack it = booked();
    patiently()
        .until(
            () -> {
              desk.round(board(MemberState.FREE));
              return store.state(it) instanceof CallBackState.Due;
            });
    store.hang();
    desk.given(QUEUE, "somebody else");
    store.isEntered();
    assertThatThrownBy(() -> desk.personGot(it.id())).isInstanceOf(StoreException.class);
    store.answer();
    everythingIsDone();
    assertThat(store.state(it)).isInstanceOf(CallBackState.Dialling.class);
  }

  @Test
  void anUnknownCallBackIsNotTakenForOneThatIsOver() throws Exception {
    booked();
    patiently().until(() -> desk.find("ffff").isEmpty());
    store.hang();
    assertThatThrownBy(() -> desk.find("ffff")).isInstanceOf(StoreException.class);
  }

  /** While the store answers it does so in time, but for a machine that is very busy. */
  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofMinutes(1)).ignoreExceptions();
  }

  private CallBack booked() {
    return patiently().until(() -> desk.book(wish("4951")), Objects::nonNull);
  }

  private void everythingIsDone() throws Exception {
    book.submit(() -> true).get();
  }

  private static CallBackDesk.Wish wish(String number) {
    return new CallBackDesk.Wish(
        "grocery", QUEUE, number, Locale.ENGLISH, Optional.empty(), new Place(T, T, 0));
  }

  private static QueueBoard board(MemberState state) {
    Member member = new Member(QUEUE, "PJSIP/1", "1", 0, false, "", state, T, Optional.empty(), 0);
    List<WaitingCaller> waiting = state == MemberState.FREE ? List.of() : List.of(waiting());
    return new QueueBoard(
        T, List.of(new QueueView(QUEUE, waiting, List.of(member), 1)), Optional.empty());
  }

  private static WaitingCaller waiting() {
    Instant joined = T.minusSeconds(9);
    return new WaitingCaller(
        QUEUE, "1.1", "PJSIP/line-1", joined, 0, Optional.empty(), Facts.unknown(joined));
  }

  /** A table that others write to as well. */
  private static final class Store implements CallBackStore {
    private final Map<String, CallBack> rows = new LinkedHashMap<>();
    private CountDownLatch entered = new CountDownLatch(1);
    private CountDownLatch hung = new CountDownLatch(0);

    synchronized void hang() {
      entered = new CountDownLatch(1);
      hung = new CountDownLatch(1);
    }

    synchronized void answer() {
      hung.countDown();
    }

    void isEntered() throws InterruptedException {
      latch(false).await();
    }

    private synchronized CountDownLatch latch(boolean answers) {
      return answers ? hung : entered;
    }

    private void takesItsTime() {
      latch(false).countDown();
      try {
        latch(true).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    synchronized CallBackState state(CallBack it) {
      return rows.get(it.id()).state();
    }

    @Override
    public List<CallBack> open() {
      takesItsTime();
      synchronized (this) {
        return rows.values().stream().filter(c -> c.state().isOpen()).toList();
      }
    }

    @Override
    public boolean add(CallBack fresh) {
      takesItsTime();
      synchronized (this) {
        return rows.putIfAbsent(fresh.id(), fresh) == null;
      }
    }

    @Override
    public void update(CallBack changed) {
      takesItsTime();
      synchronized (this) {
        rows.put(changed.id(), changed);
      }
    }

    @Override
    public boolean isShared() {
      return true;
    }
  }

  private static final class Line implements CallBackLine {
    private final List<String> done = new ArrayList<>();

    @Override
    public boolean isUp() {
      return true;
    }

    @Override
    public boolean standIn(CallBack callBack, int position, CallBackRules rules) {
      return done.add("stand-in for " + callBack.id());
    }

    @Override
    public boolean dial(CallBack callBack, CallBackRules rules) {
      return done.add("dial " + callBack.id());
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
