package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dozvon.audio.PcmFrame;
import org.dozvon.audio.Resampler;
import org.dozvon.audio.Wav;
import org.dozvon.config.Configuration;
import org.dozvon.config.Voices;
import org.dozvon.speech.SynthesisException;

/**
 * Speaks the lines of a test's callers: the recorded one of the same words where {@code callers}
 * lies beside the speech models, else the configured voice of the language.
 */
final class CallerVoices implements AutoCloseable {
  /** Whose recordings are taken. */
  private static final String SPEAKER = "woman";

  private final Configuration configuration;
  private final Map<Locale, Voices> voices = new HashMap<>();
  private final Map<Locale, Map<String, Path>> recordings = new HashMap<>();
  private int recorded;

  CallerVoices(Configuration configuration) {
    this.configuration = configuration;
  }

  /** How many lines were recorded ones. */
  int recorded() {
    return recorded;
  }

  /** The line as it comes over an undisturbed telephone. */
  List<PcmFrame> speak(String text, Locale language) throws ToolException {
    try {
      Path recording = recordings.computeIfAbsent(language, this::recordings).get(text);
      if (recording != null) {
        recorded++;
        return Resampler.toTelephone(Wav.read(Files.readAllBytes(recording))).frames();
      }
      Voices voice = voices.get(language);
      if (voice == null) {
        voice = new Voices(configuration, language, InstantSource.system());
        voices.put(language, voice);
      }
      return voice.speak(text, voice.voice(language)).frames();
    } catch (IOException | SynthesisException e) {
      throw new ToolException(
          ToolException.CANNOT, "\"" + text + "\" cannot be spoken: " + e.getMessage());
    }
  }

  /** Text to file of the recorded lines of a language; none where there are none. */
  private Map<String, Path> recordings(Locale language) {
    Path model = configuration.models().getOrDefault(language, Path.of("none"));
    Path callers = model.toAbsolutePath().resolveSibling("callers");
    Path list = callers.resolve("lines-" + language.toLanguageTag() + ".tsv");
    Map<String, Path> found = new HashMap<>();
    if (Files.isReadable(list)) {
      try (Stream<String> lines = Files.lines(list)) {
        lines
            .map(line -> line.split("\t", -1))
            .filter(line -> line.length > 1)
            .forEach(
                line -> {
                  Path file =
                      callers
                          .resolve(language.toLanguageTag())
                          .resolve(SPEAKER)
                          .resolve(line[0] + ".wav");
                  if (Files.isReadable(file)) {
                    found.putIfAbsent(line[1], file);
                  }
                });
      } catch (IOException e) {
        return Map.of();
      }
    }
    return found;
  }

  @Override
  public void close() {
    voices.values().forEach(Voices::close);
  }
}
