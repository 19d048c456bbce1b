package org.dozvon.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;
import org.dozvon.testing.Listener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecoderPoolTest {
  private static final Grammar YES_NO = new Grammar(List.of("yes", "no"), true);
  private static final Grammar DIGITS = new Grammar(List.of("one", "two"), false);
  private static final Recognition NOTHING = new Recognition.Final(List.of(), 0);

  private final DecoderPool pool = new DecoderPool(2, 2, 1, () -> 0);
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger freed = new AtomicInteger();
  private final Listener listener = new Listener();

  /** What every decoder does with a frame. */
  private Runnable onFrame = () -> {};

  @AfterEach
  void closePool() {
    pool.shut();
    assertThat(pool.isDone(Duration.ofSeconds(10))).isTrue();
    assertThat(freed).hasValue(made.get());
  }

  @Test
  void earsGoToTheThreadWithTheFewestAndAFullPoolRefuses() {
    Consumer<Recognition> results = r -> {};
    List<Ear> ears = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ears.add(open(results).orElseThrow());
    }
    assertThat(open(results)).isEmpty();
    ears.get(0).close();
    ears.get(2).close(); // the first thread is empty now, the second still full
    ears.get(2).close();
    assertThat(open(results)).isPresent();
    assertThat(open(results)).isPresent();
    assertThat(open(results)).isEmpty();
  }

  @Test
  void aThreadThatIsAlwaysAtWorkTakesNoMoreEars() throws InterruptedException {
    AtomicLong nanos = new AtomicLong();
    DecoderPool single = new DecoderPool(1, 10, 0.7, nanos::get);
    onFrame = () -> nanos.addAndGet(TimeUnit.SECONDS.toNanos(20));
    Ear busy = single.open(Scripted::new, listener).orElseThrow();
    busy.begin(YES_NO);
    busy.hear(PcmFrame.SILENCE);
    busy.end();
    assertThat(listener.await()).isEqualTo(NOTHING);
    assertThat(single.open(Scripted::new, listener)).isEmpty();
    Optional<Ear> later = Optional.empty();
    for (int second = 0; second < 100 && later.isEmpty(); second++) {
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(1)); // a rest, once the last step is over
      TimeUnit.MILLISECONDS.sleep(20);
      later = single.open(Scripted::new, listener);
    }
    assertThat(later).isPresent();
    single.shut();
    assertThat(single.isDone(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aThreadTakesItsShareOnlyWhileTheOtherHasRoom() throws InterruptedException {
    CountDownLatch stuck = new CountDownLatch(1);
    Ear first = open(listener).orElseThrow();
    Ear second = open(listener).orElseThrow();
    second.close();
    first.begin(YES_NO);
    onFrame = () -> wait(stuck);
    first.hear(PcmFrame.SILENCE);
    Listener other = new Listener();
    Ear third = open(other).orElseThrow(); // by turns it would share the stuck thread
    third.end();
    assertThat(other.await()).isEqualTo(NOTHING);
    stuck.countDown();
  }

  @Test
  void framesBeyondTheBacklogFailTheEarOnceAndForGood() {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch atWork = new CountDownLatch(1);
    onFrame =
        () -> {
          atWork.countDown();
          wait(stuck);
        };
    Ear ear = open(listener).orElseThrow();
    ear.begin(YES_NO);
    ear.hear(PcmFrame.SILENCE);
    wait(atWork);
    for (int i = 0; i < 3 * VoskEar.BACKLOG; i++) {
      ear.hear(PcmFrame.SILENCE);
    }
    stuck.countDown();
    assertThat(listener.await()).isEqualTo(failed("the decoder is more than 3 s late"));
    ear.begin(YES_NO);
    ear.hear(PcmFrame.SILENCE);
    ear.end();
    settle();
    assertThat(listener.rest()).isZero();
    assertThat(made).hasValue(1);
  }

  @Test
  void anErrorOfNativeCodeFailsTheEarAndLeavesTheThreadToTheOthers() {
    for (Throwable error :
        List.of(
            new UnsatisfiedLinkError("no such function"),
            new OutOfMemoryError("native memory"),
            new IllegalStateException("no JSON"))) {
      onFrame = () -> sneak(error);
      Ear ear = open(listener).orElseThrow();
      ear.begin(YES_NO);
      ear.hear(PcmFrame.SILENCE);
      ear.hear(PcmFrame.SILENCE);
      assertThat(listener.await()).isEqualTo(failed("Vosk: " + error));
      ear.close();
    }
    onFrame = () -> {};
    Ear sound = open(listener).orElseThrow();
    sound.begin(YES_NO);
    sound.end();
    assertThat(listener.await()).isEqualTo(NOTHING);
    assertThat(listener.rest()).isZero();
  }

  @Test
  void anEarOfAClosedPoolFailsOnce() {
    Ear used = open(listener).orElseThrow();
    used.begin(YES_NO);
    pool.shut();
    assertThat(listener.await()).isEqualTo(failed("the recogniser is closed"));
    used.begin(YES_NO);
    used.hear(PcmFrame.SILENCE);
    used.end();
    used.close();
    assertThat(listener.rest()).isZero();
    assertThat(open(listener)).isEmpty();
  }

  @Test
  void aDecoderIsKeptWhileTheGrammarIsTheSameAndTheLastUtteranceWasHeardToItsEnd() {
    Ear ear = open(listener).orElseThrow();
    listener.hear(ear, YES_NO, List.of());
    listener.hear(ear, YES_NO, List.of());
    assertThat(made).hasValue(1);
    listener.hear(ear, DIGITS, List.of());
    assertThat(made).hasValue(2);
    ear.begin(DIGITS); // a false alarm
    ear.hear(PcmFrame.SILENCE);
    listener.hear(ear, DIGITS, List.of());
    assertThat(made).hasValue(3);
    ear.close();
    settle();
    assertThat(freed).hasValue(3);
  }

  @Test
  void voskAnswersErrorsAsMinusOne() throws IOException {
    assertThat(VoskDecoder.checked(1)).isTrue();
    assertThat(VoskDecoder.checked(0)).isFalse();
    assertThatThrownBy(() -> VoskDecoder.checked(-1)).isInstanceOf(IOException.class);
  }

  private Optional<Ear> open(Consumer<Recognition> results) {
    return pool.open(Scripted::new, results);
  }

  /** Waits until both threads have done what they were told. */
  private void settle() {
    Listener first = new Listener();
    List<Ear> ears = new ArrayList<>();
    Optional<Ear> ear = open(first);
    while (ear.isPresent()) {
      ears.add(ear.get());
      ear = open(first);
    }
    ears.forEach(Ear::end);
    ears.forEach(e -> first.await());
    ears.forEach(Ear::close);
  }

  private static Recognition failed(String reason) {
    return new Recognition.Failed(reason);
  }

  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable error) throws T {
    throw (T) error;
  }

  /** Hears nothing and counts. */
  private final class Scripted implements Decoder {
    Scripted(Grammar grammar) {
      made.incrementAndGet();
    }

    @Override
    public boolean accept(PcmFrame frame) {
      onFrame.run();
      return false;
    }

    @Override
    public String partial() {
      return "{}";
    }

    @Override
    public String result() {
      return "{}";
    }

    @Override
    public String finish() {
      return "{}";
    }

    @Override
    public void close() {
      freed.incrementAndGet();
    }
  }
}
