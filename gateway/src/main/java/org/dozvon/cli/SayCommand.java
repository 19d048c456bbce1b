package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Wav;
import org.dozvon.config.Configuration;
import org.dozvon.config.Voices;
import org.dozvon.speech.Delivery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon say}: a text as callers will hear it. */
@Command(
    name = "say",
    mixinStandardHelpOptions = true,
    description = {
      "Write a WAV of a text as callers will hear it: the configured voice, 8 kHz, figures as words.",
      "Exit code: 0 done, 1 the voice gives no sound for the text, 2 wrong use, 3 no voice."
    })
public final class SayCommand extends Tool {
  @Parameters(index = "0", paramLabel = "TEXT", description = "what is said, 1..1000 characters")
  private String text = "";

  @Option(
      names = "--language",
      paramLabel = "en|ru",
      description = "the voice's language (default: ru for a text in Cyrillic, else en)")
  private Optional<String> language = Optional.empty();

  @Option(names = "--gentle", description = "slower and louder, as gentle callers hear it")
  private boolean gentle;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      defaultValue = "say.wav",
      description = "where to write it (default: ${DEFAULT-VALUE})")
  private Path file = Path.of("say.wav");

  @Override
  int run() throws ToolException, IOException {
    if (text.isBlank()) {
      throw new ToolException(ToolException.WRONG_USE, "nothing to say (expected: a text)");
    }
    Locale spoken = language(language.orElse(Script.of(text)));
    Configuration configuration = configuration();
    if (!configuration.voices().containsKey(spoken)) {
      throw new ToolException(
          ToolException.CANNOT, "the configuration names no voice for " + spoken.toLanguageTag());
    }
    try (Voices voices = new Voices(configuration, spoken, InstantSource.system())) {
      Delivery delivery = gentle ? Delivery.GENTLE : Delivery.USUAL;
      Clip clip = new Speaker(voices, voices.voice(spoken)).speak(text, delivery);
      List<String> foreign = Script.foreign(text, spoken);
      if (!foreign.isEmpty()) {
        err()
            .println(
                "dozvon: not in the letters of "
                    + spoken.toLanguageTag()
                    + ", listen to them: "
                    + String.join(", ", foreign));
      }
      Files.write(file, Wav.write(clip));
      out()
          .printf(
              Locale.ROOT,
              "%s: %.2f s, %d Hz, %s%s%n",
              file,
              clip.length().toMillis() / 1000.0,
              clip.rate(),
              spoken.toLanguageTag(),
              gentle ? ", gentle" : "");
    }
    return 0;
  }
}
