package org.dozvon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.dozvon.call.CallId;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Log lines name the call, whichever thread works for it. */
class InCallTest {
  private static String mark() {
    return String.valueOf(MDC.get(InCall.MARK));
  }

  @Test
  void aThreadIsMarkedWhileItWorksForACallAndAsBeforeAfterwards() {
    try (InCall one = InCall.of(new CallId("one"))) {
      one.hold();
      assertThat(mark()).isEqualTo("one");
      try (InCall two = InCall.of(new CallId("two"))) {
        two.hold();
        assertThat(mark()).isEqualTo("two");
      }
      assertThat(mark()).isEqualTo("one");
    }
    assertThat(mark()).isEqualTo("null");
  }

  @Test
  void virtualThreadsThatAreHandedWorkAreMarkedAndForgetItWithTheWork() throws Exception {
    AtomicReference<String> there = new AtomicReference<>();
    CountDownLatch done = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        InCall one = InCall.of(new CallId("one"))) {
      one.hold();
      InCall.carried(threads)
          .execute(
              () -> {
                there.set(mark());
                done.countDown();
              });
      done.await();
      assertThat(there.get()).isEqualTo("one");
    }
  }

  @Test
  void aThreadOfAPoolThatWorksForManyCallsNamesEachAndNoneInBetween() throws Exception {
    try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<String> first;
      try (InCall one = InCall.of(new CallId("one"))) {
        one.hold();
        first = pool.submit(InCall.carried(InCallTest::mark));
      }
      assertThat(first.get()).isEqualTo("one");
      assertThat(pool.submit(InCallTest::mark).get()).isEqualTo("null");
      assertThat(pool.submit(InCall.carried(InCallTest::mark)).get()).isEqualTo("null");
    }
  }
}
