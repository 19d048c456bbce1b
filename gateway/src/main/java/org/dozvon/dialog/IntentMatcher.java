package org.dozvon.dialog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.dozvon.yaml.Nearest;

/**
 * Finds the intent whose example phrases are most like what was said. Immutable; safe for use by
 * many threads.
 *
 * <p>Words are stemmed and weighed by how few intents use them. An example's score is mostly the
 * share of its weight that was said (people say much around it), and partly the share of the said
 * weight that it explains (a recogniser mixes phrases).
 */
final class IntentMatcher {
  static final double CLEAR = 0.62;
  static final double UNSURE = 0.42;
  static final double MARGIN = 0.08;
  private static final double SAID_SHARE = 0.75;
  private static final double UNKNOWN_WEIGHT = 0.25;

  /** Words of every sentence; what they would add is noise. */
  private static final Set<String> STOP_ENGLISH =
      Set.of(
          "a", "an", "the", "i", "i'd", "i'm", "me", "to", "of", "is", "it", "its", "it's", "am",
          "be", "in", "at", "and", "do", "does", "did", "please", "hello", "hi", "um", "uh", "well",
          "would", "like", "want", "you", "your", "can", "could", "for", "this", "that", "with",
          "thank", "thanks", "so", "know", "tell", "was", "have", "are", "about", "my", "miss");

  private static final Set<String> STOP_RUSSIAN =
      Set.of(
          "я",
          "мне",
          "меня",
          "мой",
          "моя",
          "мою",
          "моего",
          "моей",
          "у",
          "на",
          "в",
          "с",
          "и",
          "а",
          "о",
          "по",
          "за",
          "ну",
          "э",
          "вот",
          "это",
          "как",
          "его",
          "вы",
          "вас",
          "вам",
          "ваш",
          "вашем",
          "хочу",
          "хотел",
          "хотела",
          "бы",
          "пожалуйста",
          "скажите",
          "подскажите",
          "здравствуйте",
          "девушка",
          "можно",
          "ли",
          "что",
          "мы",
          "не",
          "узнать",
          "из",
          "от",
          "для",
          "добрый",
          "день",
          "алло",
          "так",
          "значит",
          "понимаете");

  private record Example(Intent intent, String text, Set<String> stems, double weight) {}

  private final Analyzer analyzer;
  private final List<Example> examples = new ArrayList<>();
  private final Map<String, Double> weights = new HashMap<>();

  IntentMatcher(Locale language, Collection<Intent> intents) {
    analyzer =
        language.getLanguage().equals("ru")
            ? new RussianAnalyzer(stopWords(STOP_RUSSIAN))
            : new EnglishAnalyzer(stopWords(STOP_ENGLISH));
    Map<String, Set<String>> users = new HashMap<>();
    for (Intent intent : intents) {
      for (String example : intent.examples().getOrDefault(language, List.of())) {
        stems(example)
            .forEach(s -> users.computeIfAbsent(s, k -> new HashSet<>()).add(intent.name()));
      }
    }
    users.forEach(
        (stem, by) -> weights.put(stem, Math.log((intents.size() + 1.0) / by.size()) + 0.1));
    for (Intent intent : intents) {
      for (String example : intent.examples().getOrDefault(language, List.of())) {
        Set<String> stems = stems(example);
        if (!stems.isEmpty()) {
          examples.add(new Example(intent, example, stems, weigh(stems)));
        }
      }
    }
  }

  /** What an utterance is most like. */
  Match match(String text) {
    Set<String> said = known(stems(text));
    Map<Intent, Double> best = new HashMap<>();
    for (Example example : examples) {
      best.merge(example.intent(), score(example, said), Math::max);
    }
    List<Map.Entry<Intent, Double>> ranking = new ArrayList<>(best.entrySet());
    ranking.sort(
        Comparator.comparingDouble((Map.Entry<Intent, Double> e) -> -e.getValue())
            .thenComparing(e -> e.getKey().name()));
    if (ranking.isEmpty() || ranking.getFirst().getValue() < UNSURE) {
      return new Match.None();
    }
    Intent first = ranking.getFirst().getKey();
    double score = ranking.getFirst().getValue();
    double second = ranking.size() > 1 ? ranking.get(1).getValue() : 0;
    return score >= CLEAR && score - second >= MARGIN
        ? new Match.Clear(first, score)
        : new Match.Unsure(first, score);
  }

  /** Each intent's best example for an utterance, the best intent first. */
  List<IntentScore> scores(String text) {
    Set<String> said = known(stems(text));
    Map<String, IntentScore> best = new HashMap<>();
    for (Example example : examples) {
      String name = example.intent().name();
      IntentScore one = new IntentScore(name, score(example, said), example.text());
      best.merge(name, one, (old, next) -> next.score() > old.score() ? next : old);
    }
    return best.values().stream()
        .sorted(
            Comparator.comparingDouble((IntentScore one) -> -one.score())
                .thenComparing(IntentScore::intent))
        .toList();
  }

  /** Whether the first so many words of an utterance leave it open what is wanted. */
  boolean isOpenAfter(int words, String text) {
    List<String> said = Lexicon.split(text);
    return said.size() >= words
        && IntStream.rangeClosed(1, words)
            .mapToObj(n -> match(String.join(" ", said.subList(0, n))))
            .noneMatch(Match.Clear.class::isInstance);
  }

  private double score(Example example, Set<String> said) {
    Set<String> shared = new HashSet<>(example.stems());
    shared.retainAll(said);
    double both = weigh(shared);
    if (both == 0) {
      return 0;
    }
    return SAID_SHARE * both / example.weight() + (1 - SAID_SHARE) * both / weigh(said);
  }

  private double weigh(Set<String> stems) {
    return stems.stream().mapToDouble(stem -> weights.getOrDefault(stem, UNKNOWN_WEIGHT)).sum();
  }

  /** The stems with each unknown one replaced by a known one that differs in a letter. */
  private Set<String> known(Set<String> stems) {
    Set<String> known = new LinkedHashSet<>();
    for (String stem : stems) {
      known.add(weights.containsKey(stem) ? stem : nearest(stem));
    }
    return known;
  }

  private String nearest(String stem) {
    if (stem.length() < 5) {
      return stem;
    }
    return weights.keySet().stream()
        .filter(known -> known.length() >= 5 && Nearest.distance(stem, known) == 1)
        .min(Comparator.naturalOrder())
        .orElse(stem);
  }

  private Set<String> stems(String text) {
    Set<String> stems = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream("", Lexicon.normal(text))) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        stems.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text from memory failed", e);
    }
    return stems;
  }

  private static CharArraySet stopWords(Set<String> words) {
    return new CharArraySet(words, true);
  }
}
