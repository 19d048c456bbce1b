package org.dozvon.vosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;
import org.junit.jupiter.api.Test;

class VoskRecognizerTest {
  private static final Locale RUSSIAN = Locale.of("ru");

  @Test
  void hearsYesInBothLanguagesAndReportsAMissingModel() throws IOException {
    Path models = models();
    var settings =
        VoskSettings.of(
            Map.of(
                Locale.ENGLISH,
                models.resolve("demo-en"),
                RUSSIAN,
                models.resolve("demo-ru"),
                Locale.FRENCH,
                models.resolve("none")));
    try (var recognizer = new VoskRecognizer(settings)) {
      assertThat(recognizer.problems()).singleElement().asString().contains("none", "final.mdl");
      assertThat(recognizer.open(Locale.FRENCH, r -> {})).isEmpty();
      Path callers = models.resolve("callers");
      assertThat(heard(recognizer, Locale.ENGLISH, callers.resolve("en/man/yes.wav"), "yes", "no"))
          .isEqualTo("yes");
      assertThat(heard(recognizer, RUSSIAN, callers.resolve("ru/man/yes.wav"), "да", "нет"))
          .isEqualTo("да");
    }
  }

  private static String heard(
      VoskRecognizer recognizer, Locale language, Path wav, String... phrases) throws IOException {
    List<Recognition> results = new CopyOnWriteArrayList<>();
    try (Ear ear = recognizer.open(language, results::add).orElseThrow()) {
      ear.begin(new Grammar(List.of(phrases), true));
      noise(ear, 15);
      byte[] bytes = Files.readAllBytes(wav);
      for (int at = 44; at + PcmFrame.BYTES <= bytes.length; at += PcmFrame.BYTES) {
        ear.hear(PcmFrame.ofLittleEndian(bytes, at, PcmFrame.BYTES));
      }
      noise(ear, 25);
      ear.end();
      await().until(() -> results.stream().anyMatch(r -> !(r instanceof Recognition.Partial)));
    }
    return results.getLast() instanceof Recognition.Final last ? last.text() : "" + results;
  }

  private static void noise(Ear ear, int frames) {
    Random random = new Random(1);
    for (int i = 0; i < frames; i++) {
      short[] samples = new short[PcmFrame.SAMPLES];
      for (int j = 0; j < samples.length; j++) {
        samples[j] = (short) (8 * random.nextGaussian());
      }
      ear.hear(PcmFrame.of(samples));
    }
  }

  private static Path models() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("voice-models/demo-en"))) {
      folder = folder.getParent();
    }
    return folder.resolve("voice-models");
  }
}
