package org.dozvon.keeper;

import java.time.Instant;

/**
 * Something that the keeper found and lets be: a person changed what it had set.
 *
 * @param step the step whose work is no longer the keeper's
 * @param text in plain words
 */
public record Note(Instant at, String queue, long step, String text) {}
