package org.dozvon.voicebot;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * A place kept for one AudioSocket connection.
 *
 * @param id what Asterisk will send first on the connection
 * @param result completes exactly once, also when the reservation expires unclaimed ({@code
 *     Broken})
 */
public record Reservation(UUID id, CompletableFuture<BotResult> result) {}
