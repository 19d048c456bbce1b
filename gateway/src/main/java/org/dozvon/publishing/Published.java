package org.dozvon.publishing;

import java.time.Instant;
import org.dozvon.operator.workshop.VersionCard;

/**
 * What is known of a published version.
 *
 * @param number counts up from 1 in each hotline
 * @param at when it went live
 * @param by who changed the files
 * @param note what for; may be empty
 * @param hash of its files, see {@link Snapshot#hash}
 */
public record Published(int number, Instant at, String by, String note, String hash) {
  /** As people see it. */
  VersionCard card() {
    return new VersionCard(number, at, by, note, hash);
  }
}
