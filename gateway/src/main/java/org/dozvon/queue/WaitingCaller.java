package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One caller who stands in a queue.
 *
 * @param caller Asterisk's unique id of the channel
 * @param channel its name, by which the manager acts on it; may be empty when never told
 * @param joined when they joined this queue
 * @param priority higher goes first; 0 is usual
 * @param ringing the phone that rings for them now
 */
public record WaitingCaller(
    String queue,
    String caller,
    String channel,
    Instant joined,
    int priority,
    Optional<String> ringing,
    Facts facts) {

  /** How long they have stood in this queue. */
  public Duration waited(Instant now) {
    return Duration.between(joined, now);
  }
}
