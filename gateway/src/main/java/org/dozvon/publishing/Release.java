package org.dozvon.publishing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.dozvon.operator.workshop.Finding;
import org.dozvon.operator.workshop.HotlineCard;
import org.dozvon.operator.workshop.Publication;

/**
 * Brings drafts and older versions into a hotline's folder and waits for what the gateway makes of
 * them. One at a time: whoever comes meanwhile waits. Safe for use by many threads.
 */
final class Release {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration OFTEN = Duration.ofMillis(50);
  private static final int NOTE = 500;

  private final Publisher publisher;
  private final History history;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();

  Release(Publisher publisher, History history, InstantSource clock) {
    this.publisher = publisher;
    this.history = history;
    this.clock = clock;
  }

  /** Publishes somebody's drafts; see {@link org.dozvon.operator.workshop.Workshop#publish}. */
  Publication publish(
      HotlineFiles files,
      SortedMap<String, Drafts.Draft> drafts,
      HotlineCheck check,
      String by,
      String note)
      throws IOException {
    lock.lock();
    try {
      Snapshot folder = files.read();
      Map<String, String> texts = new TreeMap<>();
      drafts.forEach((path, draft) -> texts.put(path, draft.text()));
      Snapshot next = folder.with(texts);
      if (next.hash().equals(folder.hash())) {
        return new Publication.Nothing();
      }
      List<String> stale =
          drafts.entrySet().stream()
              .filter(each -> !each.getValue().isOf(folder.text(each.getKey())))
              .map(Map.Entry::getKey)
              .toList();
      if (!stale.isEmpty()) {
        return new Publication.Stale(stale);
      }
      List<Finding> found = Findings.of(files.folder(), check.check(next));
      return found.stream().anyMatch(Finding::isError)
          ? new Publication.Refused(found)
          : write(files, folder, next, texts, by, note);
    } finally {
      lock.unlock();
    }
  }

  private Publication write(
      HotlineFiles files,
      Snapshot folder,
      Snapshot next,
      Map<String, String> texts,
      String by,
      String note)
      throws IOException {
    String said = note.length() > NOTE ? note.substring(0, NOTE) : note;
    announce(files.name(), next.hash(), by, said);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Placing.write(
          files.folder().resolve(text.getKey()), text.getValue().getBytes(StandardCharsets.UTF_8));
    }
    Publication result = await(files.name(), next.hash());
    if (result instanceof Publication.Refused) {
      putBack(files, folder, texts);
    }
    return result;
  }

  /** What the checker let pass and the gateway did not: the folder becomes what it was. */
  private void putBack(HotlineFiles files, Snapshot folder, Map<String, String> texts)
      throws IOException {
    announce(files.name(), folder.hash(), "", "");
    for (String path : texts.keySet()) {
      Path file = files.folder().resolve(path);
      byte[] before = folder.files().get(path);
      if (before == null) {
        Files.deleteIfExists(file);
      } else {
        Placing.write(file, before);
      }
    }
  }

  /** Makes the files of a version live again. */
  Publication rollBack(HotlineFiles files, int version, String by) throws IOException {
    lock.lock();
    try {
      Rollback rollback = new Rollback(history, files);
      if (rollback.wouldLose()) {
        rollback.save(clock.instant());
      }
      if (history.files(files.name(), version).hash().equals(liveHash(files.name()))) {
        rollback.to(version, by, clock.instant());
        return new Publication.Nothing();
      }
      return await(files.name(), rollback.to(version, by, clock.instant()));
    } finally {
      lock.unlock();
    }
  }

  private String liveHash(String hotline) {
    return publisher.card(hotline).flatMap(HotlineCard::live).map(live -> live.hash()).orElse("");
  }

  private void announce(String hotline, String hash, String by, String note) throws IOException {
    Instant now = clock.instant();
    history.announce(hotline, new Announcement(hash, by, note, now));
  }

  private Publication await(String hotline, String hash) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < until) {
      Optional<HotlineCard> card = publisher.card(hotline);
      Optional<Publication> known = card.flatMap(each -> outcome(each, hash));
      if (known.isPresent()) {
        return known.get();
      }
      try {
        Thread.sleep(OFTEN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    return new Publication.Unknown();
  }

  private static Optional<Publication> outcome(HotlineCard card, String hash) {
    Optional<Publication> live =
        card.live()
            .filter(version -> version.hash().equals(hash))
            .map(version -> new Publication.Live(version.number()));
    return live.isPresent()
        ? live
        : card.refused()
            .filter(refused -> refused.hash().equals(hash))
            .map(refused -> new Publication.Refused(refused.findings()));
  }
}
