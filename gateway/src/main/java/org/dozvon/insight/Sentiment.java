package org.dozvon.insight;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a caller's words sound: good, bad or neither, by a list of beginnings of words. This is weak
 * on purpose: it knows no irony and no sentence, and hears only what the recogniser heard. It
 * serves to find calls worth reading, not to judge anybody. Immutable.
 */
public final class Sentiment {
  /** How it sounds. */
  public enum Mood {
    BAD(-1),
    NEUTRAL(0),
    GOOD(1);

    private final int figure;

    Mood(int figure) {
      this.figure = figure;
    }

    /** -1, 0, 1. */
    public int figure() {
      return figure;
    }

    /** The mood of a balance: below nought, nought, above. */
    public static Mood of(int balance) {
      if (balance == 0) {
        return NEUTRAL;
      }
      return balance < 0 ? BAD : GOOD;
    }
  }

  /** Of so many utterances at either end of the call. */
  private static final int END = 3;

  private static final int REACH = 3;
  private static final Map<String, Sentiment> LISTS = Map.of("en", read("en"), "ru", read("ru"));

  private final List<String> good = new ArrayList<>();
  private final List<String> bad = new ArrayList<>();
  private final List<String> not = new ArrayList<>();

  private Sentiment(String list) {
    for (String line : list.lines().toList()) {
      String word = SearchWords.normal(line.substring(Math.min(1, line.length()))).strip();
      if (!word.isEmpty()) {
        switch (line.charAt(0)) {
          case '+' -> good.add(word);
          case '-' -> bad.add(word);
          case '!' -> not.add(word);
          default -> {}
        }
      }
    }
  }

  /** The list of a language; of one that has none: the English. */
  public static Sentiment of(Locale language) {
    return LISTS.get(language.getLanguage().equals("ru") ? "ru" : "en");
  }

  /** How the first utterances sound; empty: there was not a word of the list's language. */
  public Optional<Mood> start(List<String> said) {
    return mood(said.subList(0, Math.min(END, said.size())));
  }

  /** How the last utterances sound; empty when they are the first ones too. */
  public Optional<Mood> end(List<String> said) {
    return said.size() <= END
        ? Optional.empty()
        : mood(said.subList(said.size() - END, said.size()));
  }

  /** How these sound together; empty: nothing was said. */
  public Optional<Mood> mood(List<String> said) {
    int balance = 0;
    int words = 0;
    for (String utterance : said) {
      List<String> split = SearchWords.split(utterance);
      words += split.size();
      for (int i = 0; i < split.size(); i++) {
        int turned = isTurned(split, i) ? -1 : 1;
        balance += turned * tone(split.get(i));
      }
    }
    return words == 0 ? Optional.empty() : Optional.of(Mood.of(balance));
  }

  private int tone(String word) {
    if (starts(word, bad)) {
      return -1;
    }
    return starts(word, good) ? 1 : 0;
  }

  /** "not good": one of the words before turns it. */
  private boolean isTurned(List<String> words, int at) {
    return words.subList(Math.max(0, at - REACH), at).stream().anyMatch(not::contains);
  }

  /** A beginning ends with a star in the list; here: a word is the entry, or begins with it. */
  private static boolean starts(String word, List<String> list) {
    return list.stream()
        .anyMatch(entry -> entry.length() >= 4 ? word.startsWith(entry) : word.equals(entry));
  }

  private static Sentiment read(String language) {
    try (InputStream list = Sentiment.class.getResourceAsStream("mood-" + language + ".txt")) {
      return new Sentiment(new String(list.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
