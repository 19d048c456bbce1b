package org.dozvon.dialog;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dozvon.keeper.Rules;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Utterance;
import org.dozvon.speech.Voice;
import org.dozvon.yaml.Nearest;

/**
 * A hotline's dialogs, checked and ready. Immutable; shared by all conversations of one version of
 * the files. Made by {@link HotlineReader}.
 */
public final class Hotline {
  private static final int FEW_DIGITS = 5;
  private static final Set<String> THRICE = Set.of("triple", "трижды");

  private final String name;
  private final String queue;
  private final Rules rules;
  private final ZoneId zone;
  private final Optional<Schedule> schedule;
  private final Optional<Survey> survey;
  private final boolean isRecorded;
  private final Map<StockPhrase, Prompt> phrases;
  private final Map<Mood, Map<Locale, List<String>>> moods;
  private final Map<String, Route> routes = new HashMap<>();
  private final Map<String, Intent> intents = new LinkedHashMap<>();
  private final Map<Locale, Speller> spellers;
  private final Map<Locale, OwnVoice> voices;
  private final Map<Locale, IntentMatcher> matchers = new HashMap<>();
  private final Map<Locale, Grammar> openGrammars = new HashMap<>();

  /**
   * @param queue where callers go who want a person
   * @param rules how its queues are kept
   * @param zone where it is "today" and "nine o'clock"
   * @param schedule when people are there; empty: always
   * @param survey whether callers are asked how satisfied they are
   * @param isRecorded whether its calls are recorded, which callers are told
   * @param phrases every stock phrase
   * @param moods words by which callers show how they feel; may be empty
   * @param synonyms groups of words that mean the same; may be empty
   * @param spellers one per language
   * @param voices of those languages that are not spoken by the configured one
   */
  Hotline(
      String name,
      String queue,
      Rules rules,
      ZoneId zone,
      Optional<Schedule> schedule,
      Optional<Survey> survey,
      boolean isRecorded,
      Map<StockPhrase, Prompt> phrases,
      Map<Mood, Map<Locale, List<String>>> moods,
      Collection<Route> routes,
      Collection<Intent> intents,
      Map<Locale, List<List<String>>> synonyms,
      Map<Locale, Speller> spellers,
      Map<Locale, OwnVoice> voices) {
    this.name = name;
    this.queue = queue;
    this.rules = rules;
    this.zone = zone;
    this.schedule = schedule;
    this.survey = survey;
    this.isRecorded = isRecorded;
    this.phrases = new EnumMap<>(phrases);
    this.moods = Map.copyOf(moods);
    this.spellers = Map.copyOf(spellers);
    this.voices = Map.copyOf(voices);
    routes.forEach(route -> this.routes.put(route.name(), route));
    intents.forEach(intent -> this.intents.put(intent.name(), intent));
    for (Locale language : spellers.keySet()) {
      matchers.put(
          language,
          new IntentMatcher(language, intents, synonyms.getOrDefault(language, List.of())));
      openGrammars.put(language, new Grammar(openPhrases(language), true));
    }
  }

  public String name() {
    return name;
  }

  /** The languages in which everything is there. */
  public Set<Locale> languages() {
    return spellers.keySet();
  }

  /** The voice of this hotline where a voice is configured. */
  public Voice voice(Voice configured) {
    return ownVoice(configured.language()).map(own -> own.of(configured)).orElse(configured);
  }

  Optional<OwnVoice> ownVoice(Locale language) {
    return Optional.ofNullable(voices.get(language));
  }

  /** The queue of callers for whom no step names another. */
  public String queue() {
    return queue;
  }

  /** Every queue that its files name, in the order of the alphabet. */
  public NavigableSet<String> queues() {
    NavigableSet<String> queues = new TreeSet<>(rules.queues().keySet());
    queues.add(queue);
    intents.values().stream()
        .flatMap(intent -> intent.steps().values().stream())
        .filter(Step.HandOver.class::isInstance)
        .map(step -> ((Step.HandOver) step).queue())
        .filter(name -> !name.isEmpty())
        .forEach(queues::add);
    return queues;
  }

  /** How its queues are kept. */
  public Rules rules() {
    return rules;
  }

  /** Whether and how callers are asked how satisfied they are. */
  public Optional<Survey> survey() {
    return survey;
  }

  /** Whether its calls are recorded. */
  public boolean isRecorded() {
    return isRecorded;
  }

  /** Where callers' days and hours are meant. */
  public ZoneId zone() {
    return zone;
  }

  /** The sentences with which a call begins, as far as they hold no values. */
  public List<Utterance> greeting(Locale language) {
    Set<Utterance> sentences = new LinkedHashSet<>();
    for (StockPhrase greeting :
        List.of(StockPhrase.GREETING, StockPhrase.GENTLE_GREETING, StockPhrase.BRIEF_GREETING)) {
      sentences.addAll(phrase(greeting).fixed(language, speller(language)));
    }
    return List.copyOf(sentences);
  }

  /** All sentences of a language that hold no values: they can be spoken once, beforehand. */
  public List<Utterance> fixedPrompts(Locale language) {
    Set<Utterance> sentences = new LinkedHashSet<>();
    Speller speller = speller(language);
    frame().forEach(prompt -> sentences.addAll(prompt.fixed(language, speller)));
    for (Intent intent : intents.values()) {
      sentences.addAll(
          phrase(StockPhrase.GUESS).say(language, 0, describe(intent, language), speller));
      if (intent.key() > 0) {
        sentences.addAll(
            phrase(StockPhrase.MENU_LINE).say(language, 0, describe(intent, language), speller));
      }
      intent.steps().values().stream()
          .flatMap(step -> prompts(step).stream())
          .forEach(prompt -> sentences.addAll(prompt.fixed(language, speller)));
    }
    return List.copyOf(sentences);
  }

  /** Every word a caller may be heard to say in a language, for comparing with a model's words. */
  public Set<String> grammarWords(Locale language) {
    Set<String> words = new LinkedHashSet<>(speller(language).digitWords());
    openGrammars.get(language).phrases().forEach(p -> words.addAll(List.of(p.split(" "))));
    for (Intent intent : intents.values()) {
      for (Step step : intent.steps().values()) {
        if (step instanceof Step.Ask ask) {
          phrases(ask.expects(), language).forEach(p -> words.addAll(List.of(p.split(" "))));
        }
      }
    }
    phrases(new Expects.YesNo(), language).forEach(p -> words.addAll(List.of(p.split(" "))));
    return words;
  }

  /** Learns the examples now; the first caller's words would wait for it otherwise. */
  public void learn() {
    matchers.values().forEach(IntentMatcher::learn);
  }

  /** How like each intent an utterance is, the likest first; for those who write dialogs. */
  public List<IntentScore> scores(String text, Locale language) {
    return matcher(language).scores(Lexicon.normal(text));
  }

  /** The names of all steps, by intent, both in the order of the files. */
  public Map<String, List<String>> steps() {
    Map<String, List<String>> steps = new LinkedHashMap<>();
    intents.forEach((intent, one) -> steps.put(intent, List.copyOf(one.steps().keySet())));
    return Collections.unmodifiableMap(steps);
  }

  /** When people are there; empty: always. */
  Optional<Schedule> schedule() {
    return schedule;
  }

  Prompt phrase(StockPhrase phrase) {
    return phrases.get(phrase);
  }

  /** In the order of their files. */
  Collection<Intent> intents() {
    return Collections.unmodifiableCollection(intents.values());
  }

  Map<StockPhrase, Prompt> stockPhrases() {
    return Collections.unmodifiableMap(phrases);
  }

  /** Everything that is said outside of the steps. */
  List<Prompt> frame() {
    List<Prompt> all = new ArrayList<>();
    phrases.forEach(
        (phrase, prompt) -> {
          boolean isNeverSaid =
              phrase.isOfSurvey()
                  ? survey.isEmpty()
                  : phrase == StockPhrase.RECORDED && !isRecorded;
          if (!isNeverSaid) {
            all.add(prompt);
          }
        });
    schedule.flatMap(Schedule::closed).ifPresent(closed -> all.add(closed.prompt()));
    return Collections.unmodifiableList(all);
  }

  /** Whether calling a route may change something that a second call would not undo. */
  boolean changes(String route) {
    return routes.get(route).changes();
  }

  /** The names of the values that a route may answer. */
  List<String> replies(String route) {
    return routes.get(route).replies();
  }

  /** The intent of that name; an exception that tells the nearest when there is none. */
  Intent intent(String wanted) {
    Intent intent = intents.get(wanted);
    if (intent == null) {
      throw new IllegalArgumentException(
          "there is no intent \"" + wanted + "\"" + Nearest.hint(wanted, intents.keySet()));
    }
    return intent;
  }

  /** The intents that have a key, by key. */
  List<Intent> menu() {
    return intents.values().stream()
        .filter(intent -> intent.key() > 0)
        .sorted((a, b) -> Integer.compare(a.key(), b.key()))
        .toList();
  }

  Speller speller(Locale language) {
    return spellers.get(language);
  }

  IntentMatcher matcher(Locale language) {
    return matchers.get(language);
  }

  /** What may be said when anything may be said. */
  Grammar openGrammar(Locale language) {
    return openGrammars.get(language);
  }

  List<String> examples(Locale language) {
    return intents.values().stream()
        .flatMap(intent -> intent.examples().getOrDefault(language, List.of()).stream())
        .toList();
  }

  /** The values that menu lines and guesses use. */
  Map<String, String> describe(Intent intent, Locale language) {
    return Map.of(
        "offer", intent.offer().getOrDefault(language, ""),
        "about", intent.about().getOrDefault(language, ""),
        "key", Integer.toString(intent.key()));
  }

  /** The mood that shows in a normal text, by the first listed phrase that is in it. */
  Optional<CallerSign.Upset> mood(String normal, Locale language) {
    String said = " " + normal + " ";
    return moods.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            mood ->
                mood.getValue().getOrDefault(language, List.of()).stream()
                    .filter(phrase -> said.contains(" " + Lexicon.normal(phrase) + " "))
                    .map(phrase -> new CallerSign.Upset(mood.getKey(), phrase)))
        .findFirst();
  }

  /** Every phrase that shows a mood. */
  List<String> moodPhrases(Locale language) {
    return moods.values().stream()
        .flatMap(mood -> mood.getOrDefault(language, List.of()).stream())
        .toList();
  }

  /** The phrases by which an expectation is met. */
  List<String> phrases(Expects expects, Locale language) {
    Lexicon lexicon = Lexicon.of(language);
    return switch (expects) {
      case Expects.Digits digits -> digitWords(digits, language);
      case Expects.YesNo yesNo ->
          List.of(lexicon.yes(), lexicon.no()).stream().flatMap(List::stream).toList();
      case Expects.OneOf oneOf ->
          oneOf.options().stream()
              .flatMap(option -> option.phrases().getOrDefault(language, List.of()).stream())
              .toList();
      case Expects.Phrase phrase -> phrase.phrases().getOrDefault(language, List.of());
      case Figure figure -> List.copyOf(figure.phrases(language));
      case Expects.Free words -> List.of();
    };
  }

  /** Nobody says "triple" of so few digits, but recognisers hear it. */
  private List<String> digitWords(Expects.Digits digits, Locale language) {
    return speller(language).digitWords().stream()
        .filter(word -> digits.max() > FEW_DIGITS || !THRICE.contains(word))
        .toList();
  }

  /** Every prompt of a step. */
  static List<Prompt> prompts(Step step) {
    return switch (step) {
      case Step.Say say -> List.of(say.prompt());
      case Step.Ask ask ->
          List.of(ask.prompt(), ask.again(), ask.confirm(), ask.policy().onTheWay());
      case Step.Call call -> List.of(call.filler());
      case Step.HandOver handOver -> List.of(handOver.prompt());
      case Step.End end -> List.of(end.prompt());
      case Step.Note note -> List.of();
      case Step.When when -> List.of();
      case Step.If fork -> List.of();
      case Step.Assign assign -> List.of();
      case Step.Message message -> List.of();
      case Step.Jump jump -> List.of();
    };
  }

  private List<String> openPhrases(Locale language) {
    Lexicon lexicon = Lexicon.of(language);
    Set<String> open = new LinkedHashSet<>(examples(language));
    open.addAll(lexicon.everywhere());
    open.addAll(phrases(new Expects.YesNo(), language));
    open.addAll(lexicon.small());
    open.addAll(moodPhrases(language));
    for (Intent intent : intents.values()) {
      intent.steps().values().stream()
          .flatMap(step -> askedFor(step).stream())
          .forEach(expects -> open.addAll(inPassing(expects, language)));
    }
    return Collections.unmodifiableList(List.copyOf(open));
  }

  private static Optional<Expects> askedFor(Step step) {
    return switch (step) {
      case Step.Ask ask -> Optional.of(ask.expects());
      case Step.Note note -> Optional.of(note.expects());
      default -> Optional.empty();
    };
  }

  /** What may come unasked, together with the wish; bare digits would garble the wish. */
  private Collection<String> inPassing(Expects expects, Locale language) {
    return switch (expects) {
      case Expects.Phrase phrase -> {
        List<String> all = phrases(phrase, language);
        yield all.size() > Expects.Phrase.MOST_IN_PASSING ? List.of() : all;
      }
      case Figure figure -> figure.phrasesInPassing(language);
      default -> List.of();
    };
  }
}
