package org.dozvon.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code models.lock}: what was fetched, one line {@code name zip-sha256 folder-sha256} each, so
 * that a later download must be the same and the folder can be verified.
 */
final class LockFile {
  /** The hashes of one fetched model. */
  record Lock(String zip, String folder) {}

  private final Path file;

  LockFile(Path file) {
    this.file = file;
  }

  Optional<Lock> find(String name) throws IOException {
    return Optional.ofNullable(read().get(name));
  }

  void put(String name, Lock lock) throws IOException {
    Map<String, Lock> all = read();
    all.put(name, lock);
    List<String> lines =
        all.entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue().zip() + " " + e.getValue().folder())
            .toList();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, lines);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private Map<String, Lock> read() throws IOException {
    Map<String, Lock> all = new TreeMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] words = line.strip().split(" ", -1);
        if (words.length == 3) {
          all.put(words[0], new Lock(words[1], words[2]));
        }
      }
    }
    return all;
  }
}
