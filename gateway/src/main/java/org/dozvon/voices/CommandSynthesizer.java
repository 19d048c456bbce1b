package org.dozvon.voices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.audio.Resampler;
import org.dozvon.audio.Wav;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;

/** Speaks by an external command, one process a text; see {@link CommandSettings}. */
public final class CommandSynthesizer implements Synthesizer {
  private static final int USUAL_WORDS_PER_MINUTE = 175;
  private static final int LONGEST_COMPLAINT = 300;

  private final CommandSettings settings;
  private final Loudness loudness;

  /** Runs nothing yet. */
  public CommandSynthesizer(CommandSettings settings) {
    this.settings = settings;
    this.loudness = new Loudness(settings.target());
  }

  @Override
  public Clip speak(String text, Voice voice) throws SynthesisException {
    try {
      Path folder = Files.createTempDirectory("dozvon-voice");
      try {
        return speak(text, voice, folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new SynthesisException(program() + ": " + e.getMessage(), e);
    }
  }

  private Clip speak(String text, Voice voice, Path folder) throws IOException, SynthesisException {
    Path input = folder.resolve("text");
    Path complaint = folder.resolve("stderr");
    Path out = folder.resolve("speech.wav");
    Path printed = folder.resolve("stdout");
    Files.writeString(input, text + "\n", StandardCharsets.UTF_8);
    Process process =
        new ProcessBuilder(arguments(voice, out))
            .redirectInput(input.toFile())
            .redirectOutput(printed.toFile())
            .redirectError(complaint.toFile())
            .start();
    await(process, complaint);
    Path wav = Files.exists(out) ? out : printed;
    byte[] sound = Files.readAllBytes(wav);
    Clip clip = sound.length == 0 ? Clip.silence(Duration.ZERO) : Wav.read(sound);
    if (clip.size() == 0) {
      throw new SynthesisException(program() + ": no sound for this text");
    }
    return loudness.level(Resampler.toTelephone(clip));
  }

  private void await(Process process, Path complaint) throws IOException, SynthesisException {
    try {
      if (!process.waitFor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SynthesisException(program() + ": no end after " + settings.timeout());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SynthesisException(program() + ": interrupted", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      String said = new String(Files.readAllBytes(complaint), StandardCharsets.UTF_8).strip();
      throw new SynthesisException(
          program()
              + ": exit code "
              + process.exitValue()
              + ": "
              + said.substring(0, Math.min(said.length(), LONGEST_COMPLAINT)));
    }
  }

  private List<String> arguments(Voice voice, Path out) {
    String name = voice.name().isEmpty() ? settings.voice() : voice.name();
    String rate = Long.toString(Math.round(voice.rate() * 100));
    String wordsPerMinute = Long.toString(Math.round(voice.rate() * USUAL_WORDS_PER_MINUTE));
    return settings.command().stream()
        .map(a -> a.replace("{out}", out.toString()).replace("{rate}", rate))
        .map(a -> a.replace("{voice}", name).replace("{wpm}", wordsPerMinute))
        .toList();
  }

  private String program() {
    return settings.command().getFirst();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Nothing is held. */
  @Override
  public void close() {}
}
