package org.dozvon.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dozvon.ami.AmiLink;
import org.dozvon.ami.AmiSettings;
import org.dozvon.audio.Loudness;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Profile;
import org.dozvon.camel.CamelBackOffice;
import org.dozvon.camel.CamelSettings;
import org.dozvon.camel.RoutesException;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.dialog.Conversation;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.HotlineReader;
import org.dozvon.dialog.Talk;
import org.dozvon.ivr.CallFlow;
import org.dozvon.ivr.HotlineService;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.Journal;
import org.dozvon.journal.JournalSettings;
import org.dozvon.marytts.MaryHttp;
import org.dozvon.marytts.MaryLocal;
import org.dozvon.marytts.MarySettings;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.EventHub;
import org.dozvon.operator.LiveContexts;
import org.dozvon.server.AddressRange;
import org.dozvon.server.AgiListener;
import org.dozvon.server.AgiSettings;
import org.dozvon.server.AudioSocketListener;
import org.dozvon.server.AudioSocketSettings;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.TurnSettings;
import org.dozvon.speech.Voice;
import org.dozvon.speech.VoiceTurnDetector;
import org.dozvon.voicebot.BotParts;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.Pacer;
import org.dozvon.voicebot.Voicebot;
import org.dozvon.voicebot.VoicebotSettings;
import org.dozvon.voices.CommandSettings;
import org.dozvon.voices.CommandSynthesizer;
import org.dozvon.voices.PromptCache;
import org.dozvon.voices.PromptCacheSettings;
import org.dozvon.voices.TrimmedVoice;
import org.dozvon.voices.VoiceByLanguage;
import org.dozvon.vosk.VoskRecognizer;
import org.dozvon.vosk.VoskSettings;
import org.dozvon.yaml.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running program: every part built once, in the order in which a call meets them, and closed
 * in reverse. The only class that sees everything.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final InstantSource clock = InstantSource.system();
  private final LiveContexts live = new LiveContexts(10_000);
  private final Map<String, HotlineService> hotlines = new HashMap<>();
  private final Map<Locale, PromptCache> caches = new HashMap<>();
  private final List<Hotline> dialogs = new ArrayList<>();

  /** Starts everything; what cannot start is an exception whose message an admin understands. */
  public static Gateway start(Configuration configuration)
      throws IOException, DatabaseException, RoutesException, ConfigurationException {
    Gateway gateway = new Gateway();
    try {
      gateway.open(configuration);
      return gateway;
    } catch (IOException | DatabaseException | RoutesException | RuntimeException e) {
      gateway.close();
      throw e;
    } catch (ConfigurationException e) {
      gateway.close();
      throw e;
    }
  }

  private void open(Configuration configuration)
      throws IOException, DatabaseException, RoutesException, ConfigurationException {
    List<HotlineFiles> files = HotlineFiles.in(configuration.hotlines());
    readDialogs(files, configuration);
    Database database = keep(Database.open(DatabaseSettings.DEFAULTS.in(configuration.database())));
    if (configuration.demoData()) {
      database.runScripts(all(files, HotlineFiles::scripts));
    }
    Journal journal = keep(new Journal(database.dataSource(), JournalSettings.DEFAULTS));
    EventHub hub = keep(new EventHub());
    Consumer<CallEvent> listeners = journal.andThen(live).andThen(hub);
    Consumer<CallEvent> events =
        configuration
            .ami()
            .map(settings -> listeners.andThen(ami(settings, listeners)))
            .orElse(listeners);
    CamelBackOffice backOffice =
        keep(
            new CamelBackOffice(
                CamelSettings.DEFAULTS.with(
                    all(files, HotlineFiles::routes), configuration.outbox()),
                database.dataSource()));
    Synthesizer voices = keep(voices(configuration));
    VoskRecognizer recognizer =
        keep(
            new VoskRecognizer(
                new VoskSettings(
                    configuration.models(),
                    configuration.decoderThreads() > 0
                        ? configuration.decoderThreads()
                        : Runtime.getRuntime().availableProcessors(),
                    configuration.streamsPerThread())));
    recognizer.problems().forEach(problem -> log.warn("event=model_problem {}", problem));
    BotReservations reservations = new BotReservations(clock, keep(timer()));
    Voicebot voicebot =
        new Voicebot(
            new BotParts(
                recognizer,
                Gateway::turnDetector,
                voices,
                keep(speakers()),
                backOffice,
                keep(Executors.newVirtualThreadPerTaskExecutor()),
                events,
                clock),
            VoicebotSettings.DEFAULTS);
    Pacer pacer = keep(new Pacer(System::nanoTime).start());
    keep(new AudioSocketListener(audio(configuration), reservations, voicebot, pacer, clock));
    CallContexts contexts = id -> live.find(id).or(() -> stored(journal, id));
    CallFlow flow =
        new CallFlow(
            name -> Optional.ofNullable(hotlines.get(name)),
            backOffice,
            reservations,
            contexts,
            configuration.ivr(),
            clock,
            events);
    prerender();
    keep(new AgiListener(agi(configuration), flow::run));
    keep(
        new HttpListener(
            new HttpSettings(
                configuration.http().address().getAddress(),
                configuration.http().port(),
                HttpSettings.DEFAULTS.connections(),
                HttpSettings.DEFAULTS.streams(),
                HttpSettings.DEFAULTS.idle()),
            contexts,
            hub,
            () -> Map.of("status", "up", "calls", live.size(), "database", journal.isUp())));
  }

  private AmiLink ami(AmiSettings settings, Consumer<CallEvent> listeners) {
    AmiLink link = keep(new AmiLink(settings, clock, listeners));
    link.start();
    return link;
  }

  private static Optional<CallContext> stored(Journal journal, CallId id) {
    return journal.find(id);
  }

  private void readDialogs(List<HotlineFiles> files, Configuration configuration)
      throws IOException, ConfigurationException {
    Problems problems = new Problems();
    HotlineReader reader = new HotlineReader();
    for (HotlineFiles folder : files) {
      Optional<Hotline> hotline = reader.read(folder.name(), folder.texts(), problems);
      hotline.ifPresent(dialogs::add);
      hotline.ifPresent(read -> hotlines.put(read.name(), service(read, configuration)));
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems.toString());
    }
    if (hotlines.isEmpty()) {
      throw new ConfigurationException("no hotline in " + configuration.hotlines());
    }
  }

  private static HotlineService service(Hotline hotline, Configuration configuration) {
    HotlineService.Talks talks =
        new HotlineService.Talks() {
          @Override
          public Talk begin(Locale language, Profile profile, Map<String, String> known) {
            return new Conversation(hotline, language, profile, known);
          }

          @Override
          public Voice voice(Locale language, Profile profile) {
            Configuration.VoiceChoice choice = configuration.voices().get(language);
            double rate = profile == Profile.GENTLE ? 0.8 : 1;
            return new Voice(language, choice == null ? "" : choice.voice(), rate);
          }
        };
    List<Locale> languages =
        hotline.languages().stream()
            .sorted(java.util.Comparator.comparing(Locale::toLanguageTag))
            .toList();
    return new HotlineService(hotline.name(), languages, hotline.queue(), talks);
  }

  private Synthesizer voices(Configuration configuration) {
    Map<String, Synthesizer> engines = new HashMap<>();
    configuration
        .voices()
        .forEach(
            (language, choice) -> {
              PromptCache cache =
                  new PromptCache(
                      new TrimmedVoice(engine(choice)),
                      choice.engine() + " " + choice.command() + choice.url(),
                      new PromptCacheSettings(
                          configuration.promptCache(),
                          configuration.promptCacheMegabytes() * 1_000_000L,
                          500));
              caches.put(language, cache);
              engines.put(language.getLanguage(), cache);
            });
    return new VoiceByLanguage(engines);
  }

  private static Synthesizer engine(Configuration.VoiceChoice choice) {
    return switch (choice.engine()) {
      case MARYTTS -> {
        MaryLocal mary =
            new MaryLocal(
                choice.voice().isEmpty()
                    ? MarySettings.DEFAULTS
                    : new MarySettings(choice.voice(), 2, -20));
        mary.warmUp();
        yield mary;
      }
      case MARY_HTTP ->
          new MaryHttp(URI.create(choice.url()), Duration.ofSeconds(10), Loudness.DEFAULT);
      case COMMAND ->
          new CommandSynthesizer(
              new CommandSettings(choice.command(), choice.voice(), Duration.ofSeconds(20), -20));
    };
  }

  /** Renders what never changes, so that no caller waits for it. */
  private void prerender() {
    caches.forEach(
        (language, cache) ->
            dialogs.stream()
                .filter(hotline -> hotline.languages().contains(language))
                .forEach(
                    hotline -> {
                      HotlineService service = hotlines.get(hotline.name());
                      List<String> prompts = hotline.fixedPrompts(language);
                      int done =
                          cache.prerender(
                              prompts,
                              service.talks().voice(language, Profile.STANDARD),
                              count -> {});
                      log.info(
                          "event=prompts_ready hotline={} language={} ready={} of={}",
                          hotline.name(),
                          language,
                          done,
                          prompts.size());
                    }));
  }

  private static VoiceTurnDetector turnDetector(Profile profile) {
    return new VoiceTurnDetector(
        profile == Profile.GENTLE ? TurnSettings.gentle() : TurnSettings.standard());
  }

  private static AgiSettings agi(Configuration configuration) {
    return new AgiSettings(
        configuration.agi().host(),
        configuration.agi().port(),
        configuration.agiAllow().stream().map(AddressRange::parse).toList(),
        configuration.maxCalls(),
        configuration.maxCalls(),
        AgiSettings.DEFAULTS.environmentTimeout(),
        configuration.drain());
  }

  private static AudioSocketSettings audio(Configuration configuration) {
    AudioSocketSettings otherwise = AudioSocketSettings.DEFAULTS;
    return new AudioSocketSettings(
        configuration.audio().host(),
        configuration.audio().port(),
        configuration.audioAllow().stream().map(AddressRange::parse).toList(),
        otherwise.idWithin(),
        otherwise.maxConnections(),
        otherwise.maxUnidentified(),
        otherwise.threads());
  }

  /** Bounded, refusing when full: a sentence that cannot be spoken in time is better left out. */
  private static ExecutorService speakers() {
    return new ThreadPoolExecutor(
        2,
        2,
        1,
        TimeUnit.MINUTES,
        new LinkedBlockingQueue<>(200),
        Thread.ofPlatform().name("speaker-", 0).daemon().factory());
  }

  private static ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("reservations").daemon().factory());
  }

  /** Reads something of every hotline. */
  private interface Reading {
    List<Path> of(HotlineFiles files) throws IOException;
  }

  private static List<Path> all(List<HotlineFiles> files, Reading reading) throws IOException {
    List<Path> all = new ArrayList<>();
    for (HotlineFiles folder : files) {
      all.addAll(reading.of(folder));
    }
    return all;
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }

  /** Closes the parts, last first; the AGI listener thus drains while everything still works. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.warn("event=close_failed part={}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
