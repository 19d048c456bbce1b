package org.dozvon.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.audio.Wav;
import org.dozvon.call.Profile;
import org.dozvon.speech.Utterance;
import org.dozvon.yaml.Problems;
import org.junit.jupiter.api.Test;

/** Recordings instead of a voice. */
class RecordedPromptTest {
  private static final String FILE = "prompts/hello.wav";
  private static final String DIALOG =
      """
      intent: parking
      about: {en: parking, ru: парковка}
      examples: {en: [where is the parking place], ru: [где парковка]}
      steps:
        tell:
          say:
            en: {file: prompts/hello.wav, text: "It is behind the shop. Follow the signs."}
            ru: За магазином.
          go: anything-else
      """;

  @Test
  void aRecordingIsPlayedAtTheLinesRateAndItsTextIsShown() {
    for (int rate : new int[] {8000, 16000, 44100, 48000}) {
      Utterance said = said(tone(rate, 2, 3000));
      assertThat(said.text()).isEqualTo("It is behind the shop. Follow the signs.");
      assertThat(said.pieces()).singleElement().isInstanceOf(Utterance.Piece.Recording.class);
      Clip clip = ((Utterance.Piece.Recording) said.pieces().getFirst()).clip();
      assertThat(clip.rate()).isEqualTo(8000);
      assertThat(clip.length().toMillis()).isBetween(1990L, 2000L);
      assertThat(Loudness.activeLevel(clip)).isBetween(-21.0, -19.0);
    }
  }

  @Test
  void aFileThatCannotBePlayedIsNamedWhereItIsWritten() {
    assertThat(problems(DIALOG, Map.of()))
        .containsExactly(
            "dialogs/parking.yaml:7:18: there is no file \"prompts/hello.wav\" in the hotline's"
                + " folder (none is known here)");
    assertThat(problems(DIALOG, Map.of("prompts/helo.wav", Wav.write(tone(8000, 1, 3000)))))
        .singleElement()
        .asString()
        .endsWith("(did you mean \"prompts/helo.wav\"?)");
    assertThat(problems(DIALOG, Map.of(FILE, new byte[] {1, 2, 3})))
        .singleElement()
        .asString()
        .startsWith("dialogs/parking.yaml:7:18: prompts/hello.wav: not a WAV file");
    assertThat(problems(DIALOG, Map.of(FILE, Wav.write(tone(8000, 61, 3000)))))
        .containsExactly(
            "dialogs/parking.yaml:7:18: prompts/hello.wav: 61 s (expected: at most 60 s)");
    assertThat(problems(DIALOG, Map.of(FILE, Wav.write(tone(8000, 1, 3)))))
        .containsExactly(
            "dialogs/parking.yaml:7:18: prompts/hello.wav: nothing is to be heard in it");
  }

  @Test
  void aRecordingNeedsItsTextWithoutValues() {
    Map<String, byte[]> sounds = Map.of(FILE, Wav.write(tone(8000, 1, 3000)));
    String bare = DIALOG.replace(", text: \"It is behind the shop. Follow the signs.\"", "");
    assertThat(problems(bare, sounds))
        .anyMatch(
            problem -> problem.contains("dialogs/parking.yaml:7:") && problem.contains("text"));
    assertThat(problems(DIALOG.replace("behind the shop", "{number}"), sounds))
        .singleElement()
        .asString()
        .contains("a recording cannot say a value");
    assertThat(problems(DIALOG.replace("file:", "fil:"), sounds)).isNotEmpty();
  }

  private static Utterance said(Clip clip) {
    Problems problems = new Problems();
    Hotline hotline = read(DIALOG, Map.of(FILE, Wav.write(clip)), problems).orElseThrow();
    Conversation conversation = new Conversation(hotline, Locale.ENGLISH, Profile.GENTLE, Map.of());
    conversation.on(new DialogInput.Started(), Instant.EPOCH);
    return conversation
        .on(new DialogInput.Heard("where is the parking place", 0.9), Instant.EPOCH)
        .stream()
        .filter(DialogAction.Say.class::isInstance)
        .map(action -> ((DialogAction.Say) action).utterances().getFirst())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> problems(String dialog, Map<String, byte[]> sounds) {
    Problems problems = new Problems();
    assertThat(read(dialog, sounds, problems).isPresent()).isEqualTo(problems.isEmpty());
    return problems.list().stream().map(Object::toString).toList();
  }

  private static Optional<Hotline> read(
      String dialog, Map<String, byte[]> sounds, Problems problems) {
    Map<String, String> files = new TreeMap<>(GroceryFiles.texts());
    files.keySet().removeIf(name -> name.startsWith("tests/") || name.startsWith("routes/"));
    files.put("dialogs/parking.yaml", dialog);
    return new HotlineReader().read("x", files, sounds, problems);
  }

  private static Clip tone(int rate, int seconds, int loud) {
    short[] samples = new short[rate * seconds];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (loud * Math.cos(2 * Math.PI * 400 * i / rate));
    }
    return Clip.of(rate, samples);
  }
}
