package org.dozvon.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that a speech model knows. */
public final class Vocabulary {
  private Vocabulary() {}

  /**
   * The words of a Vosk model's folder ({@code graph/words.txt} or {@code words.txt}: a word and
   * its number on each line); empty when the model is not there.
   */
  public static Optional<Set<String>> of(Path model) throws IOException {
    Optional<Path> list =
        Stream.of(model.resolve("graph/words.txt"), model.resolve("words.txt"))
            .filter(Files::isReadable)
            .findFirst();
    return list.isPresent() ? Optional.of(read(list.get())) : Optional.empty();
  }

  private static Set<String> read(Path list) throws IOException {
    try (Stream<String> lines = Files.lines(list)) {
      return lines.map(line -> line.split("\\s", 2)[0]).collect(Collectors.toSet());
    }
  }
}
