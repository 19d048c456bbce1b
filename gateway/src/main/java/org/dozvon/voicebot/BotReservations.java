package org.dozvon.voicebot;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Stub. */
public final class BotReservations {
  public Reservation reserve(BotOrder order, Instant until) {
    return new Reservation(UUID.randomUUID(), new CompletableFuture<>());
  }
}
