package org.dozvon.console.agent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Marks in what was said what an agent's eye looks for. Pure. */
public final class Highlights {
  /** Whole words only; numbers are what callers are asked for most. */
  private static final String DIGITS = "\\d[\\d -]*\\d";

  private static final int SHORTEST = 2;
  private static final int MOST = 60;

  /**
   * A part of a line.
   *
   * @param marked whether it is to be seen
   */
  public record Piece(String text, boolean marked) {}

  private final Pattern words;

  /**
   * @param wanted values and keywords; case does not matter
   */
  public Highlights(Collection<String> wanted) {
    Stream<String> texts =
        wanted.stream()
            .filter(Objects::nonNull)
            .map(String::strip)
            .filter(word -> word.length() >= SHORTEST)
            .distinct()
            .sorted((a, b) -> b.length() - a.length())
            .limit(MOST)
            .map(word -> "(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])");
    this.words =
        Pattern.compile(
            Stream.concat(texts, Stream.of(DIGITS)).collect(Collectors.joining("|")),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The line in pieces; joined they are the line. */
  public List<Piece> in(String line) {
    List<Piece> pieces = new ArrayList<>();
    Matcher found = words.matcher(line);
    int done = 0;
    while (found.find()) {
      if (found.start() > done) {
        pieces.add(new Piece(line.substring(done, found.start()), false));
      }
      pieces.add(new Piece(found.group(), true));
      done = found.end();
    }
    if (done < line.length()) {
      pieces.add(new Piece(line.substring(done), false));
    }
    return pieces;
  }
}
