package org.dozvon.vosk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dozvon.speech.Grammar;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;

/** A model in memory. Safe for use by many threads; {@link #close} once, after its decoders. */
final class LoadedModel implements VoskEar.Decoders, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LoadedModel.class);

  /** Grammars of which it is remembered that they were looked at; a bound for the memory. */
  private static final int MOST_GRAMMARS = 1000;

  private final Path folder;
  private final ModelWords words;
  private final Model model;
  private final Set<Grammar> seen = ConcurrentHashMap.newKeySet();

  LoadedModel(Path folder) throws IOException {
    this.folder = folder;
    this.words = ModelWords.in(folder);
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    this.model = new Model(folder.toString());
  }

  ModelWords words() {
    return words;
  }

  @Override
  public Decoder make(Grammar grammar) throws IOException {
    if (seen.size() < MOST_GRAMMARS && seen.add(grammar)) {
      List<String> unknown = words.unknownWords(grammar.phrases());
      if (!unknown.isEmpty()) {
        log.warn(
            "event=unknown_words model={} words=\"{}\" (the callers' use of them is not heard)",
            folder.getFileName(),
            String.join(" ", unknown));
      }
    }
    return new VoskDecoder(model, grammar);
  }

  @Override
  public void close() {
    model.close();
  }
}
