package org.dozvon.keeper;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that the keeper does, or in a dry run would do.
 *
 * @param number counts up through the keeper's life; a keeper without memory begins at 1
 * @param rung the rule of queues.yaml by which it is done: {@code priorities}, {@code reserve},
 *     {@code promise} or the name of a rung
 * @param reason in plain words for a supervisor
 * @param undoes the number of the step that this one takes back
 * @param dry only to be said, not to be done
 */
public record Step(
    long number,
    Instant at,
    String rung,
    Intervention what,
    String reason,
    Optional<Long> undoes,
    boolean dry) {}
