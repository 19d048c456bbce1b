package org.dozvon.config;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.dialog.Hotline;
import org.dozvon.dialog.Studio;
import org.dozvon.marytts.MaryHttp;
import org.dozvon.marytts.MaryLocal;
import org.dozvon.marytts.MarySettings;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.Rendition;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Utterance;
import org.dozvon.speech.Voice;
import org.dozvon.voices.CommandSettings;
import org.dozvon.voices.CommandSynthesizer;
import org.dozvon.voices.Programs;
import org.dozvon.voices.PromptCache;
import org.dozvon.voices.PromptCacheSettings;
import org.dozvon.voices.SpareVoice;
import org.dozvon.voices.TrimmedVoice;
import org.dozvon.voices.VoiceByLanguage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine of each language behind its prompt cache. Safe for use by many threads. */
public final class Voices implements Synthesizer {
  private static final Logger log = LoggerFactory.getLogger(Voices.class);
  private static final int CLIPS_IN_MEMORY = 500;

  /** A server that failed is not asked for so long. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Map<Locale, Configuration.VoiceChoice> choices;
  private final Map<Locale, PromptCache> caches = new HashMap<>();
  private final Map<Locale, PromptCache> spares = new HashMap<>();
  private final Synthesizer byLanguage;
  private final ExecutorService later = Threads.prompts();
  private final ExecutorService greetings = Threads.callers("greeting");

  /** Makes every engine; the local MaryTTS begins to warm up. */
  public Voices(Configuration configuration, InstantSource clock) {
    this(configuration, configuration.voices(), clock);
  }

  /** Makes the engine of one language only. */
  public Voices(Configuration configuration, Locale language, InstantSource clock) {
    this(configuration, only(configuration.voices(), language), clock);
  }

  private Voices(
      Configuration configuration,
      Map<Locale, Configuration.VoiceChoice> choices,
      InstantSource clock) {
    this.choices = choices;
    PromptCacheSettings settings =
        new PromptCacheSettings(
            configuration.promptCache(),
            configuration.promptCacheMegabytes() * 1_000_000L,
            CLIPS_IN_MEMORY);
    Map<String, Synthesizer> engines = new HashMap<>();
    choices.forEach(
        (language, choice) -> {
          PromptCache cache = cache(choice, id(choice), settings, clock);
          caches.put(language, cache);
          choice
              .asSpare()
              .ifPresent(
                  other ->
                      spares.put(
                          language,
                          cache(other, id(other) + " " + other.voice(), settings, clock)));
          engines.put(
              language.getLanguage(),
              choice.spare().isPresent() ? new SpareVoice(cache, spares.get(language)) : cache);
        });
    this.byLanguage = new VoiceByLanguage(engines);
  }

  private static PromptCache cache(
      Configuration.VoiceChoice choice,
      String id,
      PromptCacheSettings settings,
      InstantSource clock) {
    return new PromptCache(new TrimmedVoice(engine(choice)), id, settings, clock);
  }

  @Override
  public Clip speak(String text, Voice voice) throws SynthesisException {
    return byLanguage.speak(text, voice);
  }

  /** The configured voice of a language, at its own pace. */
  public Voice voice(Locale language) {
    return HotlineStage.voice(choices, language);
  }

  /** The configured voices, each at its own pace, and this to speak with them. */
  public Studio studio() {
    Map<Locale, Voice> voices = new HashMap<>();
    choices.keySet().forEach(language -> voices.put(language, voice(language)));
    return new Studio(this, voices);
  }

  /**
   * Renders what never changes, so that no caller waits for it: at the usual pace now, for gentle
   * callers in the background.
   */
  void prerender(List<Hotline> dialogs) {
    dialogs.forEach(hotline -> each(hotline, Delivery.USUAL));
    dialogs.forEach(hotline -> later.execute(() -> each(hotline, Delivery.GENTLE)));
    dialogs.forEach(hotline -> later.execute(() -> spare(hotline)));
  }

  /** The same all in the background, one hotline after the other. */
  void prerenderLater(Hotline dialogs) {
    later.execute(
        () -> {
          each(dialogs, Delivery.USUAL);
          each(dialogs, Delivery.GENTLE);
          spare(dialogs);
        });
  }

  /** Renders the greetings at both paces and waits for that, but not longer than the limit. */
  void greet(Hotline dialogs, Duration limit) {
    Future<?> rendered =
        greetings.submit(
            () -> {
              greet(dialogs, Delivery.USUAL);
              greet(dialogs, Delivery.GENTLE);
            });
    try {
      rendered.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      log.warn("event=greeting_not_ready hotline={} reason={}", dialogs.name(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void greet(Hotline hotline, Delivery delivery) {
    caches.forEach(
        (language, cache) -> {
          if (hotline.languages().contains(language)) {
            Voice voice = delivery.pace(hotline.voice(HotlineStage.voice(choices, language)));
            prerender(hotline.greeting(language), cache, voice);
          }
        });
  }

  /** What the voice in reserve would have to say first. */
  private void spare(Hotline hotline) {
    spares.forEach(
        (language, cache) -> {
          if (hotline.languages().contains(language)) {
            Voice voice = hotline.voice(HotlineStage.voice(choices, language));
            int unused =
                prerender(
                    hotline.fixedPrompts(language), cache, new Voice(language, "", voice.rate()));
          }
        });
  }

  private void each(Hotline hotline, Delivery delivery) {
    caches.forEach(
        (language, cache) -> {
          if (hotline.languages().contains(language)) {
            prerender(hotline, language, cache, delivery);
          }
        });
  }

  private void prerender(Hotline hotline, Locale language, PromptCache cache, Delivery delivery) {
    List<Utterance> prompts = hotline.fixedPrompts(language);
    Voice voice = delivery.pace(hotline.voice(HotlineStage.voice(choices, language)));
    int done = prerender(prompts, cache, voice);
    log.info(
        "event=prompts_ready hotline={} language={} pace={} ready={} of={}",
        hotline.name(),
        language,
        delivery.pace(),
        done,
        words(prompts, false).size() + words(prompts, true).size());
  }

  /** How many pieces are there now; recordings need none. */
  private static int prerender(List<Utterance> prompts, PromptCache cache, Voice voice) {
    return cache.prerender(words(prompts, false), voice, count -> {})
        + cache.prerender(words(prompts, true), Rendition.strong(voice), count -> {});
  }

  private static Set<String> words(List<Utterance> prompts, boolean strong) {
    Set<String> words = new LinkedHashSet<>();
    prompts.forEach(prompt -> words.addAll(prompt.words(strong)));
    return words;
  }

  private static Map<Locale, Configuration.VoiceChoice> only(
      Map<Locale, Configuration.VoiceChoice> choices, Locale language) {
    Map<Locale, Configuration.VoiceChoice> kept = new HashMap<>(choices);
    kept.keySet().retainAll(Set.of(language));
    return Map.copyOf(kept);
  }

  private static String id(Configuration.VoiceChoice choice) {
    return choice.engine()
        + " "
        + (choice.engine() == Configuration.Engine.COMMAND ? command(choice) : choice.url());
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
          SpareVoice.sparing(
              new MaryHttp(URI.create(choice.url()), choice.timeout(), Loudness.DEFAULT),
              "MaryTTS at " + choice.url(),
              PAUSE,
              System::nanoTime);
      case COMMAND ->
          new CommandSynthesizer(
              new CommandSettings(command(choice), choice.voice(), Duration.ofSeconds(20), -20));
    };
  }

  private static List<String> command(Configuration.VoiceChoice choice) {
    if (choice.otherwise().isEmpty() || Programs.isThere(choice.command().getFirst())) {
      return choice.command();
    }
    log.warn(
        "event=voice_replaced missing={} instead={}",
        choice.command().getFirst(),
        choice.otherwise().getFirst());
    return choice.otherwise();
  }

  @Override
  public void close() {
    later.shutdownNow();
    greetings.shutdownNow();
    byLanguage.close();
  }
}
