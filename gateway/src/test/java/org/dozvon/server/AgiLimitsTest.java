package org.dozvon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.dozvon.agi.AgiCommand;
import org.junit.jupiter.api.Test;

/** What Asterisk meets when the listener says no: the connection ends and the dialplan goes on. */
class AgiLimitsTest {
  private static final byte[] REQUEST = "agi_network: yes\n\n".getBytes(StandardCharsets.UTF_8);

  @Test
  void oneCallTooManyIsClosedAndTheNextAfterAnEndIsTaken() throws Exception {
    refusesTheThird(settings(2, 9, Duration.ofSeconds(5)));
  }

  @Test
  void oneCallTooManyFromOneAddressIsClosed() throws Exception {
    refusesTheThird(settings(9, 2, Duration.ofSeconds(5)));
  }

  @Test
  void whoDoesNotFinishTheEnvironmentIsClosed() throws Exception {
    try (var listener = new AgiListener(settings(2, 2, Duration.ofMillis(50)), channel -> {});
        var slow = connect(listener)) {
      slow.getOutputStream().write("agi_network: y".getBytes(StandardCharsets.UTF_8));
      assertThat(ended(slow)).isTrue();
    }
  }

  @Test
  void aHandlerThatThrowsEndsItsCallOnly() throws Exception {
    var calls = new AtomicInteger();
    try (var listener =
        new AgiListener(
            settings(2, 2, Duration.ofSeconds(5)),
            channel -> {
              calls.incrementAndGet();
              throw new IllegalStateException("a mistake");
            })) {
      for (int i = 0; i < 3; i++) {
        try (var peer = call(listener)) {
          assertThat(ended(peer)).isTrue();
        }
        await().until(() -> listener.open() == 0);
      }
      assertThat(calls).hasValue(3);
    }
  }

  @Test
  void aThousandCallsLeaveNothingOpen() throws Exception {
    var calls = new AtomicInteger();
    try (var listener =
        new AgiListener(
            settings(2000, 2000, Duration.ofSeconds(5)), channel -> calls.incrementAndGet())) {
      for (int i = 0; i < 1000; i++) {
        try (var peer = call(listener)) {
          assertThat(ended(peer)).isTrue();
        }
      }
      await().until(() -> listener.open() == 0);
      assertThat(calls).hasValue(1000);
    }
  }

  @Test
  void closingTakesNoNewCallsAndWaitsForTheRunningOne() throws Exception {
    var running = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var listener =
        new AgiListener(
            settings(2, 2, Duration.ofSeconds(5)),
            channel -> {
              running.countDown();
              finish.await();
            });
    int port = listener.port();
    try (var peer = call(listener)) {
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      var closed = CompletableFuture.runAsync(listener::close);
      await().until(() -> refuses(port));
      assertThat(closed).isNotDone();
      finish.countDown();
      assertThat(ended(peer)).isTrue();
      closed.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void callsThatOutlastTheDrainTimeAreEnded() throws Exception {
    var ended = new CountDownLatch(2);
    var running = new CountDownLatch(2);
    var never = new CountDownLatch(1);
    var listener =
        new AgiListener(
            settings(2, 2, Duration.ofSeconds(5), Duration.ofMillis(50)),
            channel -> {
              try {
                running.countDown();
                if (channel.request().arguments().isEmpty()) {
                  never.await();
                }
                var unused = channel.execute(new AgiCommand.Answer());
              } finally {
                ended.countDown();
              }
            });
    try (var thinking = call(listener);
        var waiting = connect(listener)) {
      waiting
          .getOutputStream()
          .write("agi_network: yes\nagi_arg_1: x\n\n".getBytes(StandardCharsets.UTF_8));
      assertThat(waiting.getInputStream().readNBytes(7)).asString().isEqualTo("ANSWER\n");
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      listener.close();
      assertThat(listener.open()).isZero();
      assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(ended(thinking) && ended(waiting)).isTrue();
    }
  }

  private static void refusesTheThird(AgiSettings settings) throws Exception {
    var finish = new CountDownLatch(1);
    try (var listener = new AgiListener(settings, channel -> finish.await());
        var first = call(listener);
        var second = call(listener)) {
      await().until(() -> listener.open() == 2);
      try (var third = call(listener)) {
        assertThat(ended(third)).isTrue();
      }
      assertThat(listener.refused()).isEqualTo(1);
      finish.countDown();
      assertThat(ended(first) && ended(second)).isTrue();
      await().until(() -> listener.open() == 0);
    }
  }

  private static AgiSettings settings(int most, int perAddress, Duration environment) {
    return settings(most, perAddress, environment, Duration.ofSeconds(20));
  }

  private static AgiSettings settings(
      int most, int perAddress, Duration environment, Duration drain) {
    return new AgiSettings(
        "127.0.0.1", 0, AddressRange.LOOPBACK, most, perAddress, environment, drain);
  }

  private static Socket connect(AgiListener listener) throws IOException {
    var peer = new Socket(InetAddress.getLoopbackAddress(), listener.port());
    peer.setSoTimeout(10_000);
    return peer;
  }

  private static Socket call(AgiListener listener) throws IOException {
    var peer = connect(listener);
    peer.getOutputStream().write(REQUEST);
    return peer;
  }

  /** A refused peer may see a reset instead of an end when its request was still on the way. */
  private static boolean ended(Socket peer) throws IOException {
    try {
      return peer.getInputStream().read() == -1;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (java.net.SocketException e) {
      return true;
    }
  }

  private static boolean refuses(int port) {
    try {
      new Socket(InetAddress.getLoopbackAddress(), port).close();
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
