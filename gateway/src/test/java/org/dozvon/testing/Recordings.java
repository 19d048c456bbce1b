package org.dozvon.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.dozvon.audio.Clip;
import org.dozvon.audio.PcmFrame;
import org.dozvon.audio.Wav;

/** The models and the recorded callers and noises that ship with the project. */
public final class Recordings {
  /** The languages spoken. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ru"));

  /** The voices of each language. */
  public static final List<String> VOICES = List.of("man", "woman", "old");

  private Recordings() {}

  /** The project's folder of this name. */
  public static Path folder(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve(name))) {
      folder = folder.getParent();
    }
    return folder.resolve(name);
  }

  /** The folder of a language's demo model. */
  public static Path model(Locale language) {
    return folder("voice-models").resolve("demo-" + language.getLanguage());
  }

  /** What is said in a language: name of the recording, to text. */
  public static Map<String, String> lines(Locale language) {
    Map<String, String> lines = new LinkedHashMap<>();
    try (Stream<String> file =
        Files.lines(folder("voice-models/callers").resolve("lines-" + language + ".tsv"))) {
      file.map(line -> line.split("\t", -1)).forEach(line -> lines.put(line[0], line[1]));
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line in one voice; no silence around it. */
  public static Clip caller(Locale language, String voice, String line) {
    return read(language + "/" + voice + "/" + line + ".wav");
  }

  /** A noise without a caller. */
  public static Clip noise(String name) {
    return read("noise/" + name + ".wav");
  }

  /** Somebody's mailbox that has answered a call: its greeting, without the beep. */
  public static Clip mailbox(Locale language) {
    return read("mailbox/" + language + ".wav");
  }

  /** The names of the noises. */
  public static List<String> noises() {
    try (Stream<Path> files = Files.list(folder("voice-models/callers/noise"))) {
      return files.map(f -> f.getFileName().toString().replace(".wav", "")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A quiet line: noise of 8 LSB rms, always the same. */
  public static List<PcmFrame> quiet(int frames) {
    Random random = new Random(1);
    return Stream.generate(() -> quiet(random)).limit(frames).toList();
  }

  private static PcmFrame quiet(Random random) {
    short[] samples = new short[PcmFrame.SAMPLES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(8 * random.nextGaussian());
    }
    return PcmFrame.of(samples);
  }

  private static Clip read(String file) {
    try {
      return Wav.read(Files.readAllBytes(folder("voice-models/callers").resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
