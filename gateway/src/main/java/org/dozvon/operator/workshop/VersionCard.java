package org.dozvon.operator.workshop;

import java.time.Instant;

/**
 * A published version.
 *
 * @param number counts up from 1 in each hotline
 * @param at when it went live
 * @param by who changed the files
 * @param note what for; may be empty
 * @param hash of its files
 */
public record VersionCard(int number, Instant at, String by, String note, String hash) {}
