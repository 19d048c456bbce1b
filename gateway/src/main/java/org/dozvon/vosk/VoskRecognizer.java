package org.dozvon.vosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.Recognizer;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;

/** Hears with Vosk on a fixed pool of threads "vosk-1"..; each ear stays on one of them. */
public final class VoskRecognizer implements Recognizer {
  private final Map<Locale, Model> models = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final List<ExecutorService> threads = new ArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger();
  private final int most;

  /** Loads the models; one that cannot be loaded is told by {@link #problems} and left out. */
  public VoskRecognizer(VoskSettings settings) {
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    most = settings.threads() * settings.streamsPerThread();
    settings.models().forEach(this::load);
    for (int i = 1; i <= settings.threads(); i++) {
      String name = "vosk-" + i;
      threads.add(
          Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(name).factory()));
    }
  }

  /** What is wrong with which model; empty when all is well. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public Optional<Ear> open(Locale language, Consumer<Recognition> results) {
    Model model = models.get(language);
    if (model == null) {
      return Optional.empty();
    }
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      return Optional.empty();
    }
    ExecutorService thread = threads.get(Math.floorMod(next.getAndIncrement(), threads.size()));
    return Optional.of(new VoskEar(model, thread, results, open::decrementAndGet));
  }

  /** Stops the threads. Close the ears first; the models live as long as the process. */
  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdown);
  }

  private void load(Locale language, Path folder) {
    if (!"UTF-8".equals(System.getProperty("jna.encoding"))) {
      problems.add("start Java with -Djna.encoding=UTF-8, else grammars are garbled");
    } else if (!Files.isReadable(folder.resolve("am/final.mdl"))) {
      problems.add(folder + ": no am/final.mdl (expected: an unpacked Vosk model)");
    } else {
      try {
        models.put(language, new Model(folder.toString()));
      } catch (IOException | LinkageError e) {
        problems.add(folder + ": Vosk cannot load this model, fetch it again (" + e + ")");
      }
    }
  }
}
