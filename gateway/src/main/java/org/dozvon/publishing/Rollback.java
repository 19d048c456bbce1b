package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;

/**
 * Brings a hotline's folder back to a version that was published. A gateway that runs publishes it
 * as a new version; one that does not, when it starts.
 */
public final class Rollback {
  private final History history;
  private final HotlineFiles target;

  /** A way back for this folder. */
  public Rollback(History history, HotlineFiles target) {
    this.history = history;
    this.target = target;
  }

  /** Whether the folder holds what was never published, or what nobody can read. */
  public boolean wouldLose() throws IOException {
    try {
      String hash = target.read().hash();
      return history.versions(target.name()).stream().noneMatch(v -> v.hash().equals(hash));
    } catch (UnreadableException e) {
      return true;
    }
  }

  /**
   * Puts the folder's files, as they are, beside the history.
   *
   * @return where they are now kept
   */
  public Path save(Instant now) throws IOException {
    String stamp = now.toString().replaceAll("[-:]", "").replaceAll("\\.\\d+", "");
    Path kept = history.aside(target.name(), "unpublished-" + stamp);
    for (String path : target.paths()) {
      Path from = target.folder().resolve(path);
      if (Files.isRegularFile(from)) {
        Path to = kept.resolve(path);
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return kept;
  }

  /**
   * Writes the files of the version and takes away those that it did not have.
   *
   * @return the hash of what is in the folder now
   */
  public String to(int version, String by, Instant now) throws IOException {
    Snapshot files = history.files(target.name(), version);
    String note = "rollback to " + version;
    history.announce(target.name(), new Announcement(files.hash(), by, note, now));
    Files.createDirectories(target.folder());
    for (Map.Entry<String, byte[]> file : files.files().entrySet()) {
      Placing.write(target.folder().resolve(file.getKey()), file.getValue());
    }
    for (String path : target.paths()) {
      if (!files.files().containsKey(path)) {
        Files.delete(target.folder().resolve(path));
      }
    }
    return files.hash();
  }
}
