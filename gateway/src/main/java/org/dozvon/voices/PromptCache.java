package org.dozvon.voices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.dozvon.audio.Clip;
import org.dozvon.audio.PcmFrame;
import org.dozvon.audio.Wav;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what an engine spoke, in memory and as WAV files named by a hash of all that decides the
 * sound. A text that several threads want at once is spoken once. A folder that cannot be written
 * is logged once and costs only the speed.
 */
public final class PromptCache implements Synthesizer {
  private static final Logger log = LoggerFactory.getLogger(PromptCache.class);
  private static final String FORMAT = "2";
  private static final Duration MOST_LOST = Duration.ofSeconds(5);

  private final Synthesizer engine;
  private final String engineId;
  private final PromptCacheSettings settings;
  private final InstantSource clock;
  private final AtomicBoolean complained = new AtomicBoolean();
  private final Map<String, CompletableFuture<Clip>> underWay = new ConcurrentHashMap<>();
  private final Map<String, Clip> memory = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * Before {@code engine}, which is closed with this.
   *
   * @param engineId changes when the engine, its version or its loudness does
   * @param clock dates the use of a file
   */
  public PromptCache(
      Synthesizer engine, String engineId, PromptCacheSettings settings, InstantSource clock) {
    this.clock = clock;
    this.engine = engine;
    this.engineId = engineId;
    this.settings = settings;
  }

  @Override
  public Clip speak(String text, Voice voice) throws SynthesisException {
    String key = key(text, voice);
    Clip known = remembered(key);
    if (known != null) {
      return known;
    }
    CompletableFuture<Clip> mine = new CompletableFuture<>();
    CompletableFuture<Clip> others = underWay.putIfAbsent(key, mine);
    return others == null ? lead(key, text, voice, mine) : follow(others, text, voice);
  }

  /**
   * Speaks all texts that are not there yet, one after the other, and tells after each how many are
   * done; what fails is left out and told of in one line. Ends early when the thread is
   * interrupted. An engine that hangs does not hold up the start: when five seconds are lost with
   * failures the rest is left for the calls.
   *
   * @return how many are there now
   */
  public int prerender(Collection<String> texts, Voice voice, IntConsumer done) {
    int there = 0;
    int tried = 0;
    Duration lost = Duration.ZERO;
    String first = "";
    for (String text : texts) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      Instant begin = clock.instant();
      try {
        speak(text, voice);
        there++;
      } catch (SynthesisException e) {
        first = first.isEmpty() ? String.valueOf(e.getMessage()) : first;
        lost = lost.plus(Duration.between(begin, clock.instant()));
      }
      done.accept(++tried);
      if (lost.compareTo(MOST_LOST) > 0) {
        log.error("The voice is too slow to fail: {} prompts are not tried", texts.size() - tried);
        break;
      }
    }
    if (there < tried) {
      log.warn("{} prompts are not rendered, the first: {}", tried - there, first);
    }
    return there;
  }

  private Clip lead(String key, String text, Voice voice, CompletableFuture<Clip> mine)
      throws SynthesisException {
    try {
      Clip clip = load(key);
      if (clip == null) {
        clip = engine.speak(text, voice);
        store(key, clip);
      }
      remember(key, clip);
      mine.complete(clip);
      return clip;
    } finally {
      underWay.remove(key);
      mine.completeExceptionally(new SynthesisException("the text was not spoken"));
    }
  }

  /** When the leader failed, perhaps only as it was interrupted, this thread tries for itself. */
  private Clip follow(CompletableFuture<Clip> leader, String text, Voice voice)
      throws SynthesisException {
    try {
      return leader.get();
    } catch (ExecutionException e) {
      return engine.speak(text, voice);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SynthesisException("interrupted", e);
    }
  }

  private Clip load(String key) {
    Path file = file(key);
    try {
      Clip clip = Wav.read(Files.readAllBytes(file));
      if (clip.rate() != PcmFrame.RATE || clip.size() == 0) {
        throw new IOException("no telephone sound in it");
      }
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      return clip;
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      log.warn("Prompt file {} is rendered anew: {}", file, e.getMessage());
      return null;
    }
  }

  private void store(String key, Clip clip) {
    try {
      Files.createDirectories(settings.folder());
      Path fresh = Files.createTempFile(settings.folder(), "new", ".tmp");
      Files.write(fresh, Wav.write(clip));
      Files.setLastModifiedTime(fresh, FileTime.from(clock.instant()));
      Files.move(fresh, file(key), StandardCopyOption.ATOMIC_MOVE);
      evict();
    } catch (IOException | UncheckedIOException e) {
      if (complained.compareAndSet(false, true)) {
        log.warn("Prompts cannot be kept in {}: {}", settings.folder(), e.toString());
      }
    }
  }

  private synchronized void evict() throws IOException {
    try (Stream<Path> all = Files.list(settings.folder())) {
      List<Path> oldestFirst =
          all.filter(f -> f.toString().endsWith(".wav"))
              .sorted(Comparator.comparingLong(f -> f.toFile().lastModified()))
              .toList();
      long total = oldestFirst.stream().mapToLong(f -> f.toFile().length()).sum();
      for (Path file : oldestFirst) {
        if (total <= settings.diskBytes()) {
          return;
        }
        total -= file.toFile().length();
        Files.deleteIfExists(file);
      }
    }
  }

  private Clip remembered(String key) {
    synchronized (memory) {
      return memory.get(key);
    }
  }

  private void remember(String key, Clip clip) {
    synchronized (memory) {
      memory.put(key, clip);
      if (memory.size() > settings.inMemory()) {
        memory.remove(memory.keySet().iterator().next());
      }
    }
  }

  private Path file(String key) {
    return settings.folder().resolve(key + ".wav");
  }

  private String key(String text, Voice voice) {
    String all =
        String.join(
            "\0",
            FORMAT,
            engineId,
            voice.language().toLanguageTag(),
            voice.name(),
            Double.toString(voice.rate()),
            text);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
