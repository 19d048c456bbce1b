package org.dozvon.dialog;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.dozvon.speech.Completeness;
import org.dozvon.wording.Mention;

/** Reads answers of one language out of words and keys. Immutable. */
final class Answers {
  private static final Set<String> YES = Set.of("yes", "yeah", "yep", "да", "ага");
  private static final Set<String> NO = Set.of("no", "nope", "нет");

  private final Locale language;
  private final Lexicon lexicon;
  private final Speller speller;
  private final FigureReader figures;
  private final WallClock clock;

  Answers(Locale language, Speller speller, WallClock clock) {
    this.language = language;
    this.lexicon = Lexicon.of(language);
    this.speller = speller;
    this.figures = new FigureReader(language, clock);
    this.clock = clock;
  }

  /** The answer to a question that was just asked; text is normal. */
  Optional<String> read(Expects expects, String text) {
    return switch (expects) {
      case Expects.YesNo yesNo -> yesNo(text);
      case Expects.Phrase phrase when phrase.free() -> find(expects, text).or(() -> free(text));
      case Expects.Free words -> Optional.of(text).filter(said -> free(said).isPresent());
      case Figure figure -> figures.read(figure, text, Mention.ANSWER);
      case Expects.Digits digits -> find(digits, text);
      case Expects.OneOf oneOf -> find(oneOf, text);
      case Expects.Phrase phrase -> find(phrase, text);
    };
  }

  /** The answer to the very question; words that no list holds are none, should they be a wish. */
  Optional<String> readListed(Expects expects, String text) {
    return expects instanceof Expects.Phrase || expects instanceof Expects.Free
        ? find(expects, text)
        : read(expects, text);
  }

  /** Another value for one that was repeated to the caller: "no, ten thirty". */
  Optional<String> correction(Expects expects, String text) {
    return expects instanceof Figure figure
        ? figures.read(figure, text, Mention.ANSWER)
        : find(expects, text);
  }

  /** Whether the text says that something is not right, perhaps with what is. */
  boolean refuses(String text) {
    return yesNo(text).filter("no"::equals).isPresent();
  }

  /** Whether the text says no more than that something is not right. */
  boolean onlyRefuses(String text) {
    return lexicon.is(lexicon.no(), text);
  }

  /** How finished an answer in figures is. */
  Completeness judge(Figure figure, String text) {
    return figures.judge(figure, text);
  }

  /** The answer to a question that was not asked yet, in words that say more than that. */
  Optional<String> find(Expects expects, String text) {
    return switch (expects) {
      case Expects.Digits digits ->
          Optional.of(speller.readDigits(text)).filter(said -> fits(digits, said));
      case Expects.YesNo yesNo -> Optional.empty();
      case Expects.Free words -> Optional.empty();
      case Figure figure -> figures.read(figure, text, Mention.BY_THE_WAY);
      case Expects.OneOf oneOf ->
          oneOf.options().stream()
              .filter(option -> longest(phrases(option), text).isPresent())
              .map(Expects.Option::name)
              .findFirst();
      case Expects.Phrase phrase -> phrase.find(language, text);
    };
  }

  /** The answer by keys. */
  Optional<String> press(Expects expects, String keys) {
    return switch (expects) {
      case Expects.Digits digits -> Optional.of(keys).filter(typed -> fits(digits, typed));
      case Figure figure -> FigureKeys.read(figure, keys, clock.now().toLocalDate());
      case Expects.Free words -> Optional.empty();
      case Expects.YesNo yesNo ->
          keys.equals("1") ? Optional.of("yes") : Optional.of("no").filter(no -> keys.equals("2"));
      case Expects.OneOf oneOf ->
          oneOf.options().stream()
              .filter(option -> keys.equals(Integer.toString(option.key())))
              .map(Expects.Option::name)
              .findFirst();
      case Expects.Phrase phrase -> {
        List<String> offered = offered(phrase);
        yield IntStream.range(0, offered.size())
            .filter(i -> keys.equals(Integer.toString(i + 1)))
            .mapToObj(offered::get)
            .findFirst();
      }
    };
  }

  /** The phrases that have a key, in the order of their keys from 1. */
  List<String> offered(Expects.Phrase phrase) {
    List<String> all = phrase.phrases().getOrDefault(language, List.of());
    return all.subList(0, Math.min(phrase.keys(), all.size()));
  }

  /** What may be said for an option. */
  List<String> phrases(Expects.Option option) {
    return option.phrases().getOrDefault(language, List.of());
  }

  private static boolean fits(Expects.Digits digits, String value) {
    return value.length() >= digits.min()
        && value.length() <= digits.max()
        && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Exactly a known phrase, or anything that begins with yes or no. */
  private Optional<String> yesNo(String text) {
    List<String> words = Lexicon.split(text);
    if (lexicon.is(lexicon.yes(), text) || (!words.isEmpty() && YES.contains(words.getFirst()))) {
      return Optional.of("yes");
    }
    boolean refused = lexicon.is(lexicon.no(), text);
    return Optional.of("no")
        .filter(no -> refused || (!words.isEmpty() && NO.contains(words.getFirst())));
  }

  /**
   * Whether a value that was read back is right. A yes must be nothing but a yes: beside digits a
   * recogniser makes "yes" out of other words, and what follows may not be undone.
   *
   * @param sameValue whether the very value was said again
   */
  Optional<String> confirm(String text, boolean sameValue) {
    Optional<String> reply = yesNo(text);
    if (reply.isEmpty()) {
      return Optional.of("yes").filter(yes -> sameValue);
    }
    return reply.filter(r -> r.equals("no") || sameValue || lexicon.is(lexicon.yes(), text));
  }

  private Optional<String> free(String text) {
    String bare = lexicon.bare(text);
    return Optional.of(bare).filter(words -> words.length() >= 3);
  }

  /** The longest phrase of which every word was said, in any order. */
  private static Optional<String> longest(List<String> phrases, String text) {
    List<String> said = Lexicon.split(text);
    return phrases.stream()
        .filter(phrase -> said.containsAll(Lexicon.split(Lexicon.normal(phrase))))
        .max(Comparator.comparingInt(String::length));
  }
}
