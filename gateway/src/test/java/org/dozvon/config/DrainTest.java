package org.dozvon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.dozvon.server.AddressRange;
import org.dozvon.server.AgiListener;
import org.dozvon.server.AgiSettings;
import org.junit.jupiter.api.Test;

/** The orderly end over real sockets. */
class DrainTest {
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);

  @Test
  void aRunningCallMayEndAndNobodyIsSentAway() throws Exception {
    try (AgiListener calls = listener();
        Socket call = call(calls.port())) {
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Void> ended = drain(calls, Duration.ofMinutes(1));
      await().until(() -> refuses(calls.port()));
      assertThat(said).containsExactly("not ready");
      assertThat(ended).isNotDone();
      over.countDown();
      ended.get(10, TimeUnit.SECONDS);
      assertThat(said).containsExactly("not ready");
      assertThat(call.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void whoTalksOnIsSentToAPersonAndThenItIsOver() throws Exception {
    try (AgiListener calls = listener();
        Socket call = call(calls.port())) {
      assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
      drain(calls, Duration.ofMillis(50)).get(10, TimeUnit.SECONDS);
      assertThat(said).containsExactly("not ready", "the gateway is being stopped");
      assertThat(call.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aStepThatFailsDoesNotKeepTheCallsComing() throws Exception {
    over.countDown();
    try (AgiListener calls = listener()) {
      new Drain(calls, said::add, Duration.ZERO)
          .first(
              () -> {
                throw new IllegalStateException("broken");
              })
          .first(() -> said.add("the next"))
          .run();
      assertThat(said).contains("the next");
      assertThat(refuses(calls.port())).isTrue();
    }
  }

  /** Whoever calls talks until told that a person comes. */
  private AgiListener listener() {
    return new AgiListener(
        new AgiSettings(
            "127.0.0.1", 0, AddressRange.LOOPBACK, 9, 9, Duration.ofSeconds(5), Duration.ZERO),
        channel -> {
          running.countDown();
          over.await();
        });
  }

  private CompletableFuture<Void> drain(AgiListener calls, Duration limit) {
    Drain drain =
        new Drain(
                calls,
                reason -> {
                  said.add(reason);
                  over.countDown();
                },
                limit)
            .first(() -> said.add("not ready"));
    return CompletableFuture.runAsync(drain::run);
  }

  private static Socket call(int port) throws IOException {
    Socket call = new Socket(InetAddress.getLoopbackAddress(), port);
    call.setSoTimeout(10_000);
    call.getOutputStream().write("agi_network: yes\n\n".getBytes(StandardCharsets.UTF_8));
    return call;
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
