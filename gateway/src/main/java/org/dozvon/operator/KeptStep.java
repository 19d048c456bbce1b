package org.dozvon.operator;

import java.time.Instant;
import java.util.Optional;

/**
 * A step of the keeper as it is kept, or something that it found and let be.
 *
 * @param number as the keeper counts; 0: no step
 * @param caller Asterisk's unique id; empty: it is about the queue
 * @param call our name of the call; may be empty
 * @param what in plain words
 * @param dry it was only said
 */
public record KeptStep(
    long number,
    Instant at,
    String queue,
    String caller,
    String call,
    String rung,
    String what,
    String reason,
    boolean dry,
    Optional<Long> undoes) {}
