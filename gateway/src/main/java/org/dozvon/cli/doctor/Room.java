package org.dozvon.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Room on the disk, and the right to write there. */
public final class Room {
  private static final long LITTLE = 1_000_000_000;
  private static final long NONE = 200_000_000;

  private Room() {}

  /**
   * Looks at folders, which need not exist yet.
   *
   * @param folders by what they are for
   */
  public static List<Finding> check(Map<String, Path> folders) throws IOException {
    List<Finding> found = new ArrayList<>();
    long least = Long.MAX_VALUE;
    for (Map.Entry<String, Path> one : folders.entrySet()) {
      Path there = nearest(one.getValue());
      if (!Files.isDirectory(there) || !Files.isWritable(there)) {
        found.add(
            Finding.fail(
                "disk",
                there + " cannot be written to (" + one.getKey() + ")",
                "give it to the gateway's user, or name another folder in dozvon.yaml"));
        continue;
      }
      long room = Files.getFileStore(there).getUsableSpace();
      least = Math.min(least, room);
      if (room < LITTLE) {
        String text = gigabytes(room) + " left for " + one.getKey() + " at " + there;
        String remedy = "make room, or keep less: database.keep-calls-days, prompt-cache.limit-mb";
        found.add(
            room < NONE ? Finding.fail("disk", text, remedy) : Finding.warn("disk", text, remedy));
      }
    }
    if (found.isEmpty()) {
      found.add(Finding.ok("disk", gigabytes(least) + " left where the least is"));
    }
    return found;
  }

  private static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  /** The folder, or the first above it that exists: there it will be made. */
  private static Path nearest(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
