package org.dozvon.cli.pbx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asterisk's configuration folder. A file is ours when we wrote it and nobody has changed it since:
 * {@code dozvon-installed/written} knows the SHA-256 of each. What lay there before is kept in
 * {@code dozvon-installed/before} and comes back with {@link #undo}; what is replaced later is kept
 * beside it as {@code NAME.changed-1} and so on, and stays. Asterisk reads nothing of that folder.
 */
public final class PbxFolder {
  private static final String KEPT = "dozvon-installed";

  private final Path folder;
  private final Path written;
  private final Path before;

  /** A folder that exists. */
  public PbxFolder(Path folder) {
    this.folder = folder;
    this.written = folder.resolve(KEPT).resolve("written");
    this.before = folder.resolve(KEPT).resolve("before");
  }

  /** How a file of ours is met in the folder. */
  public enum Standing {
    /** There is none. */
    ABSENT,
    /** Ours, and as it is to be. */
    SAME,
    /** Ours, of another version. */
    OURS,
    /** We wrote it, and somebody has changed it since. */
    CHANGED,
    /** Somebody else put it there. */
    FOREIGN,
    /** A link or a folder: never touched. */
    STRANGE
  }

  /** How the file stands. */
  public Standing standing(PbxFile file) throws IOException {
    Path path = folder.resolve(file.name());
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Standing.ABSENT;
    }
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return Standing.STRANGE;
    }
    String now = hash(Files.readAllBytes(path));
    String ours = records().get(file.name());
    if (ours == null) {
      return Standing.FOREIGN;
    }
    if (!now.equals(ours)) {
      return Standing.CHANGED;
    }
    return now.equals(hash(bytes(file))) ? Standing.SAME : Standing.OURS;
  }

  /** What the file says now; empty when there is none. */
  public Optional<String> content(PbxFile file) throws IOException {
    Path path = folder.resolve(file.name());
    return Files.isRegularFile(path)
        ? Optional.of(new String(Files.readAllBytes(path), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /** Writes it in one step. What others put there or changed is kept for {@link #undo}. */
  public void write(PbxFile file) throws IOException {
    Standing standing = standing(file);
    if (standing == Standing.STRANGE) {
      throw new IOException(folder.resolve(file.name()) + " is a link or a folder");
    }
    Path path = folder.resolve(file.name());
    if (standing == Standing.FOREIGN || standing == Standing.CHANGED) {
      Files.createDirectories(before);
      Files.copy(path, place(file.name()), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Map<String, String> records = records();
    records.put(file.name(), hash(bytes(file)));
    replace(path, file);
    record(records);
  }

  /** Where what lies there now is kept: the first one is what comes back. */
  private Path place(String name) {
    Path place = before.resolve(name);
    for (int i = 1; Files.exists(place); i++) {
      place = before.resolve(name + ".changed-" + i);
    }
    return place;
  }

  /** Which files {@link #undo} would leave nothing in place of. */
  public List<String> wouldVanish() throws IOException {
    return records().keySet().stream().filter(name -> !Files.exists(before.resolve(name))).toList();
  }

  /**
   * Takes back everything that was written here: what lay there before is there again.
   *
   * @return each file, and whether it was taken back; one that somebody has changed since is not
   */
  public Map<String, Boolean> undo() throws IOException {
    Map<String, Boolean> taken = new LinkedHashMap<>();
    Map<String, String> left = records();
    for (Map.Entry<String, String> one : Map.copyOf(left).entrySet()) {
      boolean back = takeBack(one.getKey(), one.getValue());
      taken.put(one.getKey(), back);
      if (back) {
        left.remove(one.getKey());
      }
    }
    record(left);
    return new TreeMap<>(taken);
  }

  private boolean takeBack(String name, String hash) throws IOException {
    Path path = folder.resolve(name);
    boolean there = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    if (there
        && (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
            || !hash(Files.readAllBytes(path)).equals(hash))) {
      return false;
    }
    Path kept = before.resolve(name);
    if (Files.exists(kept)) {
      Files.move(kept, path, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.deleteIfExists(path);
    }
    return true;
  }

  private void replace(Path path, PbxFile file) throws IOException {
    Path fresh = folder.resolve("." + file.name() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh,
        PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString(file.isSecret() ? "rw-r-----" : "rw-r--r--")));
    try {
      Files.write(fresh, bytes(file));
      giveTo(fresh, file);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Asterisk must be able to read it: the owner and group of the file that includes it. */
  private void giveTo(Path fresh, PbxFile file) throws IOException {
    Path like = folder.resolve(file.includer());
    PosixFileAttributes theirs =
        Files.readAttributes(Files.exists(like) ? like : folder, PosixFileAttributes.class);
    PosixFileAttributeView ours = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
    try {
      ours.setGroup(theirs.group());
      ours.setOwner(theirs.owner());
    } catch (FileSystemException e) {
      // only root may; who is not root owns the folder, or gives the file away himself
    }
  }

  private Map<String, String> records() throws IOException {
    Map<String, String> records = new TreeMap<>();
    if (Files.isRegularFile(written)) {
      for (String line : Files.readAllLines(written)) {
        String[] parts = line.split("  ", 2);
        if (parts.length == 2 && parts[0].matches("[0-9a-f]{64}") && isName(parts[1])) {
          records.put(parts[1], parts[0]);
        }
      }
    }
    return records;
  }

  private static boolean isName(String text) {
    return text.matches("[a-z]+-dozvon\\.conf");
  }

  private void record(Map<String, String> records) throws IOException {
    if (records.isEmpty()) {
      Files.deleteIfExists(written);
      deleteIfEmpty(before);
      deleteIfEmpty(written.getParent());
      return;
    }
    List<String> lines =
        records.entrySet().stream().map(one -> one.getValue() + "  " + one.getKey()).toList();
    Files.createDirectories(written.getParent());
    Files.write(written, lines);
  }

  private static void deleteIfEmpty(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return;
    }
    boolean empty;
    try (var inside = Files.list(path)) {
      empty = inside.findAny().isEmpty();
    }
    if (empty) {
      Files.delete(path);
    }
  }

  private static byte[] bytes(PbxFile file) {
    return file.text().getBytes(StandardCharsets.UTF_8);
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
