package org.dozvon.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;
import org.dozvon.testing.Listener;
import org.dozvon.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoskRecognizerTest {
  private static final Locale RUSSIAN = Locale.of("ru");
  private static final Grammar YES_NO = new Grammar(List.of("yes", "no"), true);
  private static final Grammar DA_NET = new Grammar(List.of("да", "нет"), true);

  @Test
  void hearsYesInBothLanguagesWithConfidence() {
    var settings =
        VoskSettings.of(
            Map.of(
                Locale.ENGLISH,
                Recordings.model(Locale.ENGLISH),
                RUSSIAN,
                Recordings.model(RUSSIAN)));
    try (var recognizer = new VoskRecognizer(settings)) {
      assertThat(recognizer.problems()).isEmpty();
      assertThat(heard(recognizer, Locale.ENGLISH, YES_NO).text()).isEqualTo("yes");
      Recognition.Final yes = heard(recognizer, RUSSIAN, DA_NET);
      assertThat(yes.text()).isEqualTo("да");
      assertThat(yes.confidence()).isBetween(0.5, 1.0);
      assertThat(recognizer.unknownWords(RUSSIAN, List.of("да нет", "dozvon нет")))
          .containsExactly("dozvon");
      assertThat(recognizer.open(Locale.FRENCH, r -> {})).isEmpty();
    }
  }

  @Test
  void aFolderThatIsNoModelIsAProblemAndNoEar(@TempDir Path folder) throws IOException {
    Path none = folder.resolve("none");
    Path cut = copy(Recordings.model(Locale.ENGLISH), folder.resolve("cut"));
    byte[] sound = Files.readAllBytes(cut.resolve("am/final.mdl"));
    Files.write(cut.resolve("am/final.mdl"), Arrays.copyOf(sound, sound.length / 2));
    Path wordless = copy(Recordings.model(RUSSIAN), folder.resolve("wordless"));
    Files.delete(wordless.resolve("graph/words.txt"));
    var models = Map.of(Locale.FRENCH, none, Locale.ENGLISH, cut, RUSSIAN, wordless);
    try (var recognizer = new VoskRecognizer(VoskSettings.of(models))) {
      assertThat(recognizer.problems())
          .hasSize(3)
          .anyMatch(problem -> problem.contains("none: no am/final.mdl"))
          .anyMatch(problem -> problem.contains("cut: Vosk cannot load this model"))
          .anyMatch(problem -> problem.contains("words.txt"));
      for (Locale language : models.keySet()) {
        assertThat(recognizer.open(language, r -> {})).isEmpty();
      }
    }
  }

  @Test
  void closingTwiceIsHarmlessAndEarsFailOnce() {
    var settings = VoskSettings.of(Map.of(Locale.ENGLISH, Recordings.model(Locale.ENGLISH)));
    Listener listener = new Listener();
    VoskRecognizer recognizer = new VoskRecognizer(settings);
    Ear ear = recognizer.open(Locale.ENGLISH, listener).orElseThrow();
    listener.hear(ear, YES_NO, Recordings.caller(Locale.ENGLISH, "man", "yes").frames());
    recognizer.close();
    recognizer.close();
    assertThat(listener.await()).isInstanceOf(Recognition.Failed.class);
    ear.begin(YES_NO);
    ear.close();
    assertThat(listener.rest()).isZero();
  }

  private static Recognition.Final heard(
      VoskRecognizer recognizer, Locale language, Grammar grammar) {
    Listener listener = new Listener();
    try (Ear ear = recognizer.open(language, listener).orElseThrow()) {
      var frames = Recordings.caller(language, "man", "yes").frames();
      return (Recognition.Final) listener.hear(ear, grammar, frames);
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }
}
