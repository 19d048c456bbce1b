package org.dozvon.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.audio.Clip;
import org.dozvon.audio.PcmFrame;
import org.dozvon.audio.Resampler;
import org.dozvon.audio.Wav;
import org.dozvon.audio.WavException;
import org.dozvon.call.Profile;
import org.dozvon.config.Configuration;
import org.dozvon.dialog.Hotline;
import org.dozvon.voicebot.Audition;
import org.dozvon.vosk.SteppedRecognizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dozvon hear}: what the ears of a call make of a recording. */
@Command(
    name = "hear",
    mixinStandardHelpOptions = true,
    description = {
      "Let a recording be heard as in a call: turn detector, speech model, the hotline's dialogs.",
      "Exit code: 0 something was understood, 1 nothing was, 2 wrong use, 3 no speech model."
    })
public final class HearCommand extends Tool {
  @Parameters(index = "0", paramLabel = "FILE.wav", description = "16-bit PCM of 8 to 192 kHz")
  private Path file = Path.of("");

  @Option(
      names = "--hotline",
      paramLabel = "NAME",
      description = "whose dialogs listen (default: the only hotline there is)")
  private Optional<String> hotline = Optional.empty();

  @Option(
      names = "--language",
      paramLabel = "en|ru",
      description = "what is spoken (default: the hotline's first language)")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--question",
      paramLabel = "INTENT/STEP",
      description = "the question that is answered (default: the open one, how can I help?)")
  private Optional<String> question = Optional.empty();

  @Option(names = "--gentle", description = "with the patience for gentle callers")
  private boolean gentle;

  @Override
  int run() throws ToolException, IOException {
    List<PcmFrame> sound = sound();
    Configuration configuration = configuration();
    Hotline dialogs = read(files(hotline, configuration));
    Locale spoken = language(language, dialogs);
    Profile profile = gentle ? Profile.GENTLE : Profile.STANDARD;
    Hearer hearer = new Hearer(dialogs, spoken, profile, question);
    out().println("listening (" + spoken.toLanguageTag() + ") for: " + hearer.waitsFor());
    try (SteppedRecognizer vosk = recognizer(configuration, spoken);
        Audition ears = new Audition(vosk, vosk::settle, spoken, profile)) {
      return hearer.report(ears.hear(sound, hearer.expectation()), out()) ? 0 : ToolException.FOUND;
    }
  }

  private List<PcmFrame> sound() throws ToolException {
    try {
      Clip clip = Wav.read(Files.readAllBytes(file));
      if (clip.size() == 0) {
        throw new ToolException(ToolException.WRONG_USE, file + ": there is no sound in it");
      }
      if (clip.rate() < PcmFrame.RATE) {
        throw new ToolException(
            ToolException.WRONG_USE,
            file + ": " + clip.rate() + " samples a second (expected: 8000 and more)");
      }
      out()
          .printf(
              Locale.ROOT,
              "%s: %.2f s, %d Hz%n",
              file,
              clip.length().toMillis() / 1000.0,
              clip.rate());
      return Resampler.toTelephone(clip).frames();
    } catch (WavException e) {
      throw new ToolException(ToolException.WRONG_USE, file + ": " + e.getMessage());
    } catch (IOException e) {
      throw new ToolException(
          ToolException.WRONG_USE, "cannot read " + file + " (expected: a WAV file)");
    }
  }

  /** The speech model of a language, for recordings. */
  static SteppedRecognizer recognizer(Configuration configuration, Locale language)
      throws ToolException {
    Path model = configuration.models().get(language);
    if (model == null) {
      throw new ToolException(
          ToolException.CANNOT,
          "the configuration names no speech model for " + language.toLanguageTag());
    }
    try {
      return new SteppedRecognizer(model);
    } catch (IOException e) {
      throw new ToolException(ToolException.CANNOT, String.valueOf(e.getMessage()));
    }
  }
}
