package org.dozvon.dialog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dozvon.keeper.KnownQueues;
import org.dozvon.keeper.Rules;
import org.dozvon.keeper.RulesReader;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.Problems;
import org.dozvon.yaml.YamlNode;

/**
 * Makes a {@link Hotline} of its files' texts: {@code hotline.yaml}, {@code queues.yaml} and {@code
 * dialogs/*.yaml}; other files are left alone. All mistakes are reported at once, each where it
 * stands. The language of the files is described in docs/dialogs.md.
 */
public final class HotlineReader {
  private static final String MAIN = "hotline.yaml";

  /** Learning them takes a time that grows with their number and with that of their examples. */
  private static final int MOST_INTENTS = 150;

  private static final Map<String, Locale> LANGUAGES =
      Map.of("en", Locale.ENGLISH, "ru", Locale.of("ru"));

  private final ZoneId zone;

  /** Hotlines that name no time zone are in UTC. */
  public HotlineReader() {
    this(ZoneOffset.UTC);
  }

  /**
   * @param zone of hotlines that name none
   */
  public HotlineReader(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Reads a hotline.
   *
   * @param name the hotline's name, as dialled by the dial plan
   * @param files path inside the hotline's folder, with {@code /}, to text
   * @return empty when there are problems
   */
  public Optional<Hotline> read(String name, Map<String, String> files, Problems problems) {
    return read(name, files, Map.of(), problems);
  }

  /**
   * Reads a hotline.
   *
   * @param recordings path inside the hotline's folder to content, of its WAV files
   * @return empty when there are problems
   */
  public Optional<Hotline> read(
      String name, Map<String, String> files, Map<String, byte[]> recordings, Problems problems) {
    Problems found = new Problems();
    Optional<Hotline> hotline = Optional.empty();
    if (files.containsKey(MAIN)) {
      hotline =
          YamlNode.parse(MAIN, files.get(MAIN), found)
              .flatMap(
                  main -> read(name, main.fields(found), files, new Recordings(recordings), found));
    } else {
      found.add(new Place(MAIN, 1, 1), "the file is missing");
    }
    found.list().forEach(problem -> problems.add(problem.place(), problem.message()));
    return found.isEmpty() ? hotline : Optional.empty();
  }

  private Optional<Hotline> read(
      String name,
      Fields main,
      Map<String, String> files,
      Recordings recordings,
      Problems problems) {
    List<Locale> languages = languages(main, problems);
    if (languages.isEmpty()) {
      return Optional.empty();
    }
    String queue = main.text("queue");
    ZoneId place = zone(main, problems);
    Map<String, Route> routes = routes(main, problems);
    DialogFiles dialogs = DialogFiles.of(files, problems);
    Map<String, Set<String>> queues = QueuesReader.read(main, queue, problems);
    Rules rules = rules(files, queue, queues, place, problems);
    Scope.Outside outside = new Scope.Outside(queue, queues, dialogs.intents(), recordings);
    Set<String> values = values(main);
    Scope bare = new Scope(problems, languages, Map.of(), routes, values, Set.of(), outside);
    Scope scope =
        new Scope(problems, languages, lists(main, bare), routes, values, Set.of(), outside);
    Optional<Schedule> schedule = new ScheduleReader(scope).read(main);
    Map<StockPhrase, Prompt> phrases = phrases(main, scope);
    Optional<Survey> survey = survey(main, problems);
    boolean isRecorded = main.flag("recording", false);
    Map<Mood, Map<Locale, List<String>>> moods = moods(main, bare);
    Map<Locale, List<List<String>>> synonyms = synonyms(main, bare);
    Map<Locale, OwnVoice> voices = OwnVoice.read(main, bare);
    main.done();
    List<Intent> intents = intents(dialogs, scope);
    if (intents.isEmpty() && problems.isEmpty()) {
      problems.add(new Place(MAIN, 1, 1), "no intents: write at least one file in dialogs/");
    }
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    Map<Locale, Speller> spellersOf = new HashMap<>();
    languages.forEach(language -> spellersOf.put(language, new Speller(language)));
    return Optional.of(
        new Hotline(
            name,
            queue,
            rules,
            place,
            schedule,
            survey,
            isRecorded,
            phrases,
            moods,
            routes.values(),
            intents,
            synonyms,
            spellersOf,
            voices));
  }

  /** How the queues are kept; without a file the keeper's defaults hold for all of them. */
  private static Rules rules(
      Map<String, String> files,
      String queue,
      Map<String, Set<String>> queues,
      ZoneId zone,
      Problems problems) {
    Map<String, Set<String>> known = new LinkedHashMap<>(queues);
    known.putIfAbsent(queue, Set.of());
    if (!files.containsKey(RulesReader.FILE)) {
      return Rules.defaults(known.keySet());
    }
    return new RulesReader(new KnownQueues(known, queues.isEmpty()), zone, problems)
        .read(files.get(RulesReader.FILE));
  }

  private static Optional<Survey> survey(Fields main, Problems problems) {
    return main.node("survey")
        .map(
            node -> {
              Fields block = node.fields(problems);
              int scale = block.choice("scale", Map.of("1-5", 5, "0-10", 10), 5);
              List<String> after = block.texts("after");
              for (String who : after) {
                if (!List.of("bot", "person").contains(who)) {
                  problems.add(
                      block.place("after"),
                      "after: \"" + who + "\" (expected: bot, person or both)");
                }
              }
              Survey survey =
                  new Survey(
                      scale,
                      block.flag("remark", false),
                      after.isEmpty() || after.contains("bot"),
                      after.isEmpty() || after.contains("person"),
                      block.flag("gentle", false));
              block.done();
              return survey;
            });
  }

  /** Each text is a group of words that mean the same. */
  private static Map<Locale, List<List<String>>> synonyms(Fields main, Scope scope) {
    Map<Locale, List<List<String>>> groups = new HashMap<>();
    main.node("synonyms")
        .map(scope::lists)
        .orElse(Map.of())
        .forEach(
            (language, texts) ->
                groups.put(
                    language, texts.stream().map(Lexicon::normal).map(Lexicon::split).toList()));
    return groups;
  }

  /** What is known of a caller, and whether people are there. */
  private static Set<String> values(Fields main) {
    Set<String> values = new HashSet<>(main.texts("values"));
    if (main.node("schedule").isPresent()) {
      values.add(Scope.OPEN);
    }
    return Set.copyOf(values);
  }

  private ZoneId zone(Fields main, Problems problems) {
    String named = main.text("time-zone", "");
    try {
      return named.isEmpty() ? zone : ZoneId.of(named);
    } catch (DateTimeException e) {
      problems.add(
          main.place("time-zone"),
          "time-zone: \"" + named + "\" (expected: a zone such as Europe/Moscow)");
      return zone;
    }
  }

  private static List<Locale> languages(Fields main, Problems problems) {
    List<Locale> languages = new ArrayList<>();
    for (YamlNode node : main.required("languages").map(YamlNode::items).orElse(List.of())) {
      String tag = node.text(problems);
      Locale language = LANGUAGES.get(tag);
      if (language == null) {
        problems.add(node.place(), "languages: \"" + tag + "\" (expected: en or ru)");
      } else {
        languages.add(language);
      }
    }
    if (languages.isEmpty() && problems.isEmpty()) {
      problems.add(main.place("languages"), "languages: none (expected: en, ru or both)");
    }
    return languages;
  }

  private static Map<String, Route> routes(Fields main, Problems problems) {
    Map<String, Route> routes = new TreeMap<>();
    main.fields("routes")
        .all()
        .forEach(
            (name, node) -> {
              Fields route = node.fields(problems);
              routes.put(
                  name,
                  new Route(
                      name,
                      route.texts("arguments"),
                      route.texts("replies"),
                      route.duration(
                          "limit", Duration.ofMillis(100), Duration.ofSeconds(60), Route.LIMIT),
                      route.flag("changes", true)));
              route.done();
            });
    return routes;
  }

  private static Map<String, Map<Locale, List<String>>> lists(Fields main, Scope scope) {
    Map<String, Map<Locale, List<String>>> lists = new TreeMap<>();
    main.fields("lists").all().forEach((name, node) -> lists.put(name, scope.lists(node)));
    return lists;
  }

  private static Map<StockPhrase, Prompt> phrases(Fields main, Scope scope) {
    Map<StockPhrase, Prompt> phrases = new EnumMap<>(StockPhrase.class);
    Fields block = main.fields("phrases");
    for (StockPhrase phrase : StockPhrase.values()) {
      Set<String> values = new HashSet<>(scope.values());
      values.addAll(phrase.uses());
      Scope inside = scope.with(values, Set.of());
      boolean mayLack = phrase.byDefault(scope.languages().getFirst()).isPresent();
      Optional<YamlNode> own = mayLack ? block.node(phrase.key()) : block.required(phrase.key());
      phrases.put(phrase, own.map(inside::prompt).orElseGet(() -> byDefault(phrase, scope)));
    }
    block.done();
    return phrases;
  }

  private static Prompt byDefault(StockPhrase phrase, Scope scope) {
    Map<Locale, List<Prompt.Variant>> variants = new HashMap<>();
    for (Locale language : scope.languages()) {
      phrase
          .byDefault(language)
          .map(text -> new Prompt.Variant(new Place(MAIN, 1, 1), Template.sentences(text)))
          .ifPresent(variant -> variants.put(language, List.of(variant)));
    }
    return new Prompt(variants);
  }

  private static Map<Mood, Map<Locale, List<String>>> moods(Fields main, Scope scope) {
    Map<Mood, Map<Locale, List<String>>> moods = new EnumMap<>(Mood.class);
    Fields block = main.fields("moods");
    for (Mood mood : Mood.values()) {
      block.node(mood.word()).ifPresent(node -> moods.put(mood, scope.lists(node)));
    }
    block.done();
    return moods;
  }

  private static List<Intent> intents(DialogFiles files, Scope scope) {
    if (files.nodes().size() > MOST_INTENTS) {
      scope
          .problems()
          .add(
              files.nodes().get(MOST_INTENTS).place(),
              files.nodes().size() + " intents (expected: at most " + MOST_INTENTS + ")");
      return List.of();
    }
    Map<String, Intent> intents = new LinkedHashMap<>();
    Map<Integer, String> keys = new HashMap<>();
    IntentReader reader = new IntentReader(scope);
    for (YamlNode node : files.nodes()) {
      reader.read(node).ifPresent(intent -> add(node.place(), intent, intents, keys, scope));
    }
    return List.copyOf(intents.values());
  }

  private static void add(
      Place place,
      Intent intent,
      Map<String, Intent> intents,
      Map<Integer, String> keys,
      Scope scope) {
    if (intents.putIfAbsent(intent.name(), intent) != null) {
      scope.problems().add(place, "the intent \"" + intent.name() + "\" is there twice");
    }
    String other = intent.key() == 0 ? null : keys.putIfAbsent(intent.key(), intent.name());
    if (other != null) {
      scope.problems().add(place, "key " + intent.key() + " belongs to \"" + other + "\" already");
    }
  }
}
