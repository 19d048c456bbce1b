package org.dozvon.publishing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everybody's drafts as plain files: {@code LOGIN/HOTLINE/text/PATH}, and below {@code began} what
 * was in the hotline's folder when the draft was begun. Used by one thread at a time; paths come
 * from {@link DraftPaths}.
 */
final class Drafts {
  private static final String TEXT = "text";
  private static final String BEGAN = "began";

  private final Path home;

  /**
   * @param home made with the first draft
   */
  Drafts(Path home) {
    this.home = home;
  }

  /**
   * A draft of a file.
   *
   * @param began what was in the folder; empty: there was no such file
   */
  record Draft(String text, Optional<String> began) {
    /** Whether the folder still holds what the draft was made of. */
    boolean isOf(Optional<String> folder) {
      return began.equals(folder);
    }
  }

  /** Somebody's drafts of a hotline by path. */
  SortedMap<String, Draft> of(String login, String hotline) throws IOException {
    Path texts = at(login, hotline).resolve(TEXT);
    SortedMap<String, Draft> found = new TreeMap<>();
    if (!Files.isDirectory(texts)) {
      return found;
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(texts, 2)) {
      files = all.filter(Files::isRegularFile).filter(Drafts::isWhole).toList();
    }
    for (Path file : files) {
      String path = texts.relativize(file).toString().replace('\\', '/');
      Path began = at(login, hotline).resolve(BEGAN).resolve(path);
      Optional<String> before =
          Files.isRegularFile(began) ? Optional.of(Files.readString(began)) : Optional.empty();
      found.put(path, new Draft(Files.readString(file), before));
    }
    return found;
  }

  /** Keeps a draft in place of what was kept for the path. */
  void keep(String login, String hotline, String path, Draft draft) throws IOException {
    Path began = at(login, hotline).resolve(BEGAN).resolve(path);
    if (draft.began().isPresent()) {
      Placing.write(began, draft.began().get().getBytes(StandardCharsets.UTF_8));
    } else {
      Files.deleteIfExists(began);
    }
    Placing.write(
        at(login, hotline).resolve(TEXT).resolve(path),
        draft.text().getBytes(StandardCharsets.UTF_8));
  }

  /** There is none any more. */
  void drop(String login, String hotline, String path) throws IOException {
    Files.deleteIfExists(at(login, hotline).resolve(TEXT).resolve(path));
    Files.deleteIfExists(at(login, hotline).resolve(BEGAN).resolve(path));
  }

  /** Who has a draft of that file. */
  List<String> writers(String hotline, String path) throws IOException {
    List<String> writers = new ArrayList<>();
    if (Files.isDirectory(home)) {
      try (Stream<Path> people = Files.list(home)) {
        people
            .filter(person -> Files.exists(person.resolve(hotline).resolve(TEXT).resolve(path)))
            .forEach(person -> writers.add(person.getFileName().toString()));
      }
    }
    writers.sort(null);
    return writers;
  }

  private static boolean isWhole(Path file) {
    return !file.getFileName().toString().startsWith(".");
  }

  private Path at(String login, String hotline) {
    return home.resolve(login).resolve(hotline);
  }
}
