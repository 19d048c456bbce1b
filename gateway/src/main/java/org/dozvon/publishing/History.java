package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every published version of every hotline as plain files: {@code HOTLINE/000007/version.yaml} and,
 * below {@code files}, the hotline's folder as it was. A version is there as a whole or not at all.
 * One gateway writes; others may read at any time.
 */
public final class History {
  private static final Pattern NUMBER = Pattern.compile("\\d{6,9}");
  private static final String CARD = "version.yaml";
  private static final String FILES = "files";
  private static final String ANNOUNCED = "announced.yaml";

  private final Path folder;
  private final int most;

  /**
   * @param folder made when the first version is kept
   * @param most versions kept of each hotline, 1..; the oldest go first
   */
  public History(Path folder, int most) {
    this.folder = folder;
    this.most = most;
  }

  /** The versions of a hotline, oldest first; damaged ones are left out. */
  public List<Published> versions(String hotline) throws IOException {
    return numbers(hotline).stream()
        .flatMap(path -> Cards.published(path.resolve(CARD)).stream())
        .toList();
  }

  /** The newest version that was published. */
  public Optional<Published> newest(String hotline) throws IOException {
    List<Published> versions = versions(hotline);
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
  }

  /** The hotlines of which versions are kept, by name. */
  public List<String> hotlines() throws IOException {
    return list(folder).stream()
        .filter(Files::isDirectory)
        .map(path -> path.getFileName().toString())
        .filter(name -> !name.startsWith("."))
        .toList();
  }

  /**
   * The files of a version.
   *
   * @throws IOException when it is not kept any more
   */
  public Snapshot files(String hotline, int number) throws IOException {
    return new HotlineFiles(hotline, at(hotline, number).resolve(FILES)).read();
  }

  /** Keeps a version; gives up the oldest when there are too many. */
  void keep(Snapshot files, Published card) throws IOException {
    Path home = Files.createDirectories(folder.resolve(files.name()));
    Path fresh = Files.createTempDirectory(home, ".new");
    try {
      for (var file : files.files().entrySet()) {
        Path copy = fresh.resolve(FILES).resolve(file.getKey());
        Files.createDirectories(copy.getParent());
        Files.write(copy, file.getValue());
      }
      Cards.write(fresh.resolve(CARD), card);
      Files.setPosixFilePermissions(
          fresh, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(fresh, at(files.name(), card.number()), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(fresh);
    }
    List<Path> numbers = numbers(files.name());
    for (Path old : numbers.subList(0, Math.max(0, numbers.size() - most))) {
      delete(old);
    }
  }

  /** Says what the folder's next state is; see {@link Announcement}. */
  public void announce(String hotline, Announcement announcement) throws IOException {
    Path home = Files.createDirectories(folder.resolve(hotline));
    Cards.write(home.resolve(ANNOUNCED), announcement);
  }

  /** What was announced last and not published yet. */
  Optional<Announcement> announced(String hotline) {
    return Cards.announcement(folder.resolve(hotline).resolve(ANNOUNCED));
  }

  /** What was announced is done. */
  void forgetAnnouncement(String hotline) throws IOException {
    Files.deleteIfExists(folder.resolve(hotline).resolve(ANNOUNCED));
  }

  /** A folder for files that were never published, beside the versions. */
  Path aside(String hotline, String name) throws IOException {
    return Files.createDirectories(folder.resolve(hotline).resolve(name));
  }

  private Path at(String hotline, int number) {
    return folder.resolve(hotline).resolve("%06d".formatted(number));
  }

  private List<Path> numbers(String hotline) throws IOException {
    return list(folder.resolve(hotline)).stream()
        .filter(path -> NUMBER.matcher(path.getFileName().toString()).matches())
        .sorted(Comparator.comparingInt(path -> Integer.parseInt(path.getFileName().toString())))
        .toList();
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> entries = Files.walk(folder)) {
      all = entries.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
