package org.dozvon.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.junit.jupiter.api.Test;

class EventHubTest {
  private final EventHub hub = new EventHub(4);

  @Test
  void everyListenerGetsEveryLaterEventInOrder() {
    List<CallEvent> first = new CopyOnWriteArrayList<>();
    List<CallEvent> second = new CopyOnWriteArrayList<>();
    hub.accept(event(0));
    hub.subscribe(first::add);
    hub.subscribe(second::add);
    IntStream.rangeClosed(1, 4).forEach(i -> hub.accept(event(i)));
    List<CallEvent> expected = IntStream.rangeClosed(1, 4).mapToObj(this::event).toList();
    await().until(() -> first.equals(expected) && second.equals(expected));
  }

  @Test
  void aListenerThatIsTooFarBehindIsCutOffAndTheOthersAreNot() {
    CountDownLatch never = new CountDownLatch(1);
    List<CallEvent> healthy = new CopyOnWriteArrayList<>();
    hub.subscribe(event -> stall(never));
    hub.subscribe(healthy::add);
    for (int i = 0; i < 8; i++) {
      hub.accept(event(i));
      int heard = i + 1;
      await().until(() -> healthy.size() == heard);
    }
    assertThat(hub.listeners()).isEqualTo(1);
  }

  @Test
  void aListenerThatThrowsIsCutOff() {
    hub.subscribe(
        event -> {
          throw new IllegalStateException("for the test");
        });
    hub.accept(event(1));
    await().until(() -> hub.listeners() == 0);
  }

  @Test
  void aClosedSubscriptionHearsNothingMore() {
    List<CallEvent> heard = new CopyOnWriteArrayList<>();
    LiveEvents.Subscription subscription = hub.subscribe(heard::add);
    subscription.close();
    hub.accept(event(1));
    assertThat(hub.listeners()).isZero();
    assertThat(heard).isEmpty();
  }

  private static void stall(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CallEvent event(int number) {
    return new CallEvent.CallerPressed(new CallId("c"), Instant.EPOCH, String.valueOf(number));
  }
}
