package org.dozvon.vosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.Recognizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears with Vosk on a fixed pool of threads "vosk-1"..; each ear stays on one of them. */
public final class VoskRecognizer implements Recognizer {
  private static final Logger log = LoggerFactory.getLogger(VoskRecognizer.class);

  /** More than the work that may wait. */
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Map<Locale, LoadedModel> models = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final DecoderPool pool;

  /** Loads the models; one that cannot be loaded is told by {@link #problems} and left out. */
  public VoskRecognizer(VoskSettings settings) {
    pool =
        new DecoderPool(
            settings.threads(), settings.streamsPerThread(), settings.busiest(), System::nanoTime);
    settings.models().forEach(this::load);
  }

  /** What is wrong with which model; empty when all is well. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * The words of these words or phrases that the language's model cannot hear; empty when there is
   * no model.
   */
  public List<String> unknownWords(Locale language, Collection<String> phrases) {
    LoadedModel model = models.get(language);
    return model == null ? List.of() : model.words().unknownWords(phrases);
  }

  @Override
  public Optional<Ear> open(Locale language, Consumer<Recognition> results) {
    LoadedModel model = models.get(language);
    return model == null ? Optional.empty() : pool.open(model, results);
  }

  @Override
  public boolean knows(Locale language) {
    return models.containsKey(language);
  }

  /** Ears that are open now. */
  public int open() {
    return pool.open();
  }

  /** Ears that can be open at most, when callers leave the decoders time. */
  public int most() {
    return pool.most();
  }

  /** The share of the last seconds, 0..1, that the decoder with the most work was at work. */
  public double busy() {
    return pool.busy();
  }

  /** Whether one more caller could be heard now. */
  public boolean hasRoom() {
    return pool.hasRoom();
  }

  /** Ears that are still open fail; then the decoders and the models are freed. */
  @Override
  public void close() {
    if (!pool.shut()) {
      return;
    }
    if (pool.isDone(CLOSING)) {
      models.values().forEach(LoadedModel::close);
    } else {
      log.warn("event=models_kept reason=\"a decoder is still at work\"");
    }
  }

  private void load(Locale language, Path folder) {
    if (!"UTF-8".equals(System.getProperty("jna.encoding"))) {
      problems.add("start Java with -Djna.encoding=UTF-8, else grammars are garbled");
    } else if (!Files.isReadable(folder.resolve("am/final.mdl"))) {
      problems.add(folder + ": no am/final.mdl (expected: an unpacked Vosk model)");
    } else {
      try {
        models.put(language, new LoadedModel(folder));
      } catch (IOException | LinkageError e) {
        problems.add(folder + ": Vosk cannot load this model, fetch it again (" + e + ")");
      }
    }
  }
}
