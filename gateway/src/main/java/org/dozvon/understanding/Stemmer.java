package org.dozvon.understanding;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Words of a language without their endings, synonyms as one. Immutable; safe for use by many
 * threads.
 */
public final class Stemmer {
  private final Analyzer content;
  private final Analyzer all;
  private final Map<String, String> same = new HashMap<>();

  /**
   * A stemmer of a language.
   *
   * @param language English or Russian
   * @param synonyms groups of words that mean the same here; of several words only the first counts
   */
  public Stemmer(Locale language, Collection<List<String>> synonyms) {
    boolean russian = language.getLanguage().equals("ru");
    CharArraySet stop = new CharArraySet(stopWords(russian ? "ru" : "en"), true);
    content = russian ? new RussianAnalyzer(stop) : new EnglishAnalyzer(stop);
    CharArraySet none = CharArraySet.EMPTY_SET;
    all = russian ? new RussianAnalyzer(none) : new EnglishAnalyzer(none);
    synonyms.forEach(this::join);
  }

  private void join(List<String> group) {
    List<String> stems =
        group.stream().flatMap(word -> stems(all, word).stream().limit(1)).toList();
    stems.forEach(
        stem -> same.putIfAbsent(stem, same.getOrDefault(stems.getFirst(), stems.getFirst())));
  }

  /** The stems of the words that are not in every sentence, in their order. */
  public List<String> content(String text) {
    return stems(content, text);
  }

  /** The stems of all words, in their order. */
  public List<String> all(String text) {
    return stems(all, text);
  }

  private List<String> stems(Analyzer analyzer, String text) {
    List<String> stems = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream("", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        String stem = term.toString();
        stems.add(same.getOrDefault(stem, stem));
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text from memory failed", e);
    }
    return stems;
  }

  private static List<String> stopWords(String language) {
    String name = "stop-" + language + ".txt";
    try (InputStream file = Objects.requireNonNull(Stemmer.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
