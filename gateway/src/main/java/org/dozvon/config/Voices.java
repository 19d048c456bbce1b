package org.dozvon.config;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.dialog.Hotline;
import org.dozvon.marytts.MaryHttp;
import org.dozvon.marytts.MaryLocal;
import org.dozvon.marytts.MarySettings;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;
import org.dozvon.voices.CommandSettings;
import org.dozvon.voices.CommandSynthesizer;
import org.dozvon.voices.Programs;
import org.dozvon.voices.PromptCache;
import org.dozvon.voices.PromptCacheSettings;
import org.dozvon.voices.TrimmedVoice;
import org.dozvon.voices.VoiceByLanguage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine of each language behind its prompt cache. Safe for use by many threads. */
public final class Voices implements Synthesizer {
  private static final Logger log = LoggerFactory.getLogger(Voices.class);
  private static final int CLIPS_IN_MEMORY = 500;

  private final Map<Locale, Configuration.VoiceChoice> choices;
  private final Map<Locale, PromptCache> caches = new HashMap<>();
  private final Synthesizer byLanguage;
  private Optional<Thread> later = Optional.empty();

  /** Makes every engine; the local MaryTTS begins to warm up. */
  Voices(Configuration configuration, InstantSource clock) {
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
          PromptCache cache =
              new PromptCache(new TrimmedVoice(engine(choice)), id(choice), settings, clock);
          caches.put(language, cache);
          engines.put(language.getLanguage(), cache);
        });
    this.byLanguage = new VoiceByLanguage(engines);
  }

  @Override
  public Clip speak(String text, Voice voice) throws SynthesisException {
    return byLanguage.speak(text, voice);
  }

  /** The configured voice of a language, at its own pace. */
  public Voice voice(Locale language) {
    return Hotlines.voice(choices, language);
  }

  /**
   * Renders what never changes, so that no caller waits for it: at the usual pace now, for gentle
   * callers in the background.
   */
  void prerender(List<Hotline> dialogs) {
    each(dialogs, Delivery.USUAL);
    later = Optional.of(Threads.prompts(() -> each(dialogs, Delivery.GENTLE)));
  }

  private void each(List<Hotline> dialogs, Delivery delivery) {
    caches.forEach(
        (language, cache) ->
            dialogs.stream()
                .filter(hotline -> hotline.languages().contains(language))
                .forEach(hotline -> prerender(hotline, language, cache, delivery)));
  }

  private void prerender(Hotline hotline, Locale language, PromptCache cache, Delivery delivery) {
    List<String> prompts = hotline.fixedPrompts(language);
    Voice voice = delivery.pace(Hotlines.voice(choices, language));
    int done = cache.prerender(prompts, voice, count -> {});
    log.info(
        "event=prompts_ready hotline={} language={} pace={} ready={} of={}",
        hotline.name(),
        language,
        delivery.pace(),
        done,
        prompts.size());
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
          new MaryHttp(URI.create(choice.url()), Duration.ofSeconds(10), Loudness.DEFAULT);
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
    later.ifPresent(Thread::interrupt);
    byLanguage.close();
  }
}
