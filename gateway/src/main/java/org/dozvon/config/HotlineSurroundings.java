package org.dozvon.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.dialog.Surroundings;
import org.dozvon.marytts.MaryLocal;
import org.dozvon.publishing.QueueNames;
import org.dozvon.publishing.Vocabulary;

/** What the configuration tells of the world around the hotlines, read from its files. */
public final class HotlineSurroundings {
  private HotlineSurroundings() {}

  /** The words of the speech models that are there, and the queues of Asterisk's files. */
  public static Surroundings of(Configuration configuration) throws IOException {
    Map<Locale, Set<String>> vocabularies = new HashMap<>();
    for (Map.Entry<Locale, Path> model : configuration.models().entrySet()) {
      Vocabulary.of(model.getValue()).ifPresent(words -> vocabularies.put(model.getKey(), words));
    }
    return new Surroundings(
        vocabularies,
        QueueNames.in(configuration.asteriskQueues()),
        Optional.empty(),
        voices(configuration),
        Optional.empty());
  }

  /** Only MaryTTS in this process can tell the names of its voices without speaking. */
  private static Map<Locale, Set<String>> voices(Configuration configuration) {
    Map<Locale, Set<String>> names = new HashMap<>();
    configuration
        .voices()
        .forEach(
            (language, choice) -> {
              if (choice.engine() == Configuration.Engine.MARYTTS) {
                names.put(language, MaryLocal.voices());
              }
            });
    return names;
  }
}
