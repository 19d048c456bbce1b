package org.dozvon.vosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The words that a Vosk model can hear. Vosk drops any other word from a grammar without saying so.
 * Immutable.
 */
public final class ModelWords {
  private final Set<String> known;

  private ModelWords(Set<String> known) {
    this.known = known;
  }

  /**
   * Reads {@code graph/words.txt} or {@code words.txt} of an unpacked model; takes no native code.
   *
   * @throws IOException when there is neither, or it cannot be read
   */
  public static ModelWords in(Path model) throws IOException {
    Path inGraph = model.resolve("graph/words.txt");
    Path file = Files.isRegularFile(inGraph) ? inGraph : model.resolve("words.txt");
    Set<String> known = new HashSet<>();
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(line -> known.add(line.split("\\s", 2)[0]));
    }
    return new ModelWords(known);
  }

  /** The words of these words or phrases that the model cannot hear, each once, in their order. */
  public List<String> unknownWords(Collection<String> phrases) {
    return phrases.stream()
        .flatMap(phrase -> Stream.of(phrase.strip().split("\\s+")))
        .filter(word -> !word.isEmpty() && !known.contains(word))
        .distinct()
        .toList();
  }
}
