package org.dozvon.publishing;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives the next version of one hotline its number and name, and puts it into the history. */
record Ledger(String hotline, History history) {
  private static final Logger log = LoggerFactory.getLogger(Ledger.class);

  /**
   * The entry of files that go live now.
   *
   * @param live what was live so far
   * @param announced who and what for, if somebody said so
   */
  Published enter(
      Snapshot files, Optional<Version> live, Optional<Announcement> announced, Instant now)
      throws IOException {
    int newest = history.newest(hotline).map(Published::number).orElse(0);
    int last = live.map(version -> version.card.number()).orElse(0);
    Published card =
        new Published(
            Math.max(newest, last) + 1,
            now,
            announced.map(Announcement::by).orElseGet(() -> Author.of(files, before(live))),
            announced.isPresent() ? announced.get().note() : sameAs(files),
            files.hash());
    try {
      history.keep(files, card);
    } catch (IOException e) {
      // Callers come before the archive.
      log.error("event=version_not_kept hotline={} version={}", hotline, card.number(), e);
    }
    return card;
  }

  private static Map<String, byte[]> before(Optional<Version> live) {
    return live.<Map<String, byte[]>>map(version -> version.files.files()).orElse(Map.of());
  }

  private String sameAs(Snapshot files) throws IOException {
    return history.versions(hotline).stream()
        .filter(card -> card.hash().equals(files.hash()))
        .reduce((first, second) -> second)
        .map(card -> "the same as version " + card.number())
        .orElse("");
  }
}
