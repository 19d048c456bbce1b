package org.dozvon.voicebot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dozvon.call.CallId;
import org.dozvon.call.Profile;
import org.dozvon.speech.Voice;
import org.dozvon.testing.ScriptedTalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BotReservationsTest {
  private static final Duration VALID = Duration.ofMinutes(1);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final BotReservations reservations = new BotReservations(timer);
  private final BotOrder order =
      new BotOrder(
          new CallId("c1"),
          new ScriptedTalk(),
          new Voice(Locale.ENGLISH, "", 1),
          Profile.STANDARD,
          null);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  @Test
  void anIdIsGoodForExactlyOneConnection() {
    Reservation kept = reservations.reserve(order, VALID);
    assertThat(reservations.claim(kept.id()))
        .hasValueSatisfying(claim -> assertThat(claim.order()).isSameAs(order));
    assertThat(reservations.claim(kept.id())).isEmpty();
    assertThat(kept.result()).isNotDone();
    assertThat(reservations.waiting()).isZero();
  }

  @Test
  void anIdThatWasNeverGivenOutIsWorthNothing() {
    assertThat(reservations.claim(UUID.randomUUID())).isEmpty();
  }

  @Test
  void aReservationThatNobodyClaimsExpiresByItself() {
    Reservation kept = reservations.reserve(order, Duration.ofMillis(10));
    BotResult end = kept.result().orTimeout(30, TimeUnit.SECONDS).join();
    assertThat(end).isInstanceOf(BotResult.Broken.class);
    assertThat(reservations.claim(kept.id())).isEmpty();
    assertThat(reservations.waiting()).isZero();
  }

  @Test
  void aCancelledReservationIsWorthNothing() {
    Reservation kept = reservations.reserve(order, VALID);
    reservations.cancel(kept.id(), "the caller hung up");
    assertThat(kept.result()).isCompletedWithValue(new BotResult.Broken("the caller hung up"));
    assertThat(reservations.claim(kept.id())).isEmpty();
  }
}
