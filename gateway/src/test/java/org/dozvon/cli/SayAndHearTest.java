package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.audio.Wav;
import org.dozvon.testing.Recordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real voice says it, the real ears hear it. */
class SayAndHearTest {
  @TempDir private Path home;

  @Test
  void whatIsSaidIsHeardAndUnderstood() throws IOException {
    Path wav = home.resolve("said.wav");
    ToolRun said = run("say", "how many bonus points do i have", "-o", wav.toString());
    assertThat(said.out()).matches(wav + ": [123]\\.\\d\\d s, 8000 Hz, en\n");
    assertThat(said.code()).isZero();
    ToolRun heard = run("hear", wav.toString());
    assertThat(heard.code()).isZero();
    assertThat(heard.out())
        .contains("listening (en) for: a wish in own words, or a key of the menu")
        .containsPattern("turn over: silence")
        .containsPattern("words: how [01]\\.\\d\\d, many [01]\\.\\d\\d")
        .contains("understood \"how many bonus points do i have\" as balance")
        .contains("bot: What are the last four digits of your card?");
  }

  @Test
  void gentleIsSlowerAndLouderAndFiguresAreWords() throws IOException {
    Clip usual = said("You have 350 points. Goodbye.");
    Clip words = said("You have three hundred fifty points. Goodbye.");
    Clip gentle = said("You have 350 points. Goodbye.", "--gentle");
    assertThat(usual).isEqualTo(words);
    assertThat(gentle.size()).isGreaterThan(usual.size() + 1600);
    assertThat(Loudness.activeLevel(gentle)).isGreaterThan(Loudness.activeLevel(usual) + 2);
  }

  @Test
  void whatTheVoiceCannotSayIsNamed() {
    ToolRun run = run("say", "Your card 你好 is active.", "-o", home.resolve("x.wav").toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("the voice of en gives no sound for: 你好");
    assertThat(home.resolve("x.wav")).doesNotExist();
    assertThat(run("say", "  ").code()).isEqualTo(2);
    assertThat(run("say", "You have {points}.").out()).contains("there is no value for {points}");
    assertThat(run("say", "Привет").out()).contains("the configuration names no voice for ru");
    assertThat(run("say", "hello", "--language", "fr").code()).isEqualTo(2);
  }

  @Test
  void aQuestionIsListenedToInItsOwnWay() throws IOException {
    Path digits = caller("en", "digits-4471");
    ToolRun run = run("hear", digits.toString(), "--question", "balance/card");
    assertThat(run.out())
        .contains("the answer to balance / card (digits 4)")
        .contains("turn over: silence after a complete answer")
        .contains("noted card: 4471");
    assertThat(run("hear", digits.toString(), "--question", "balance/crd"))
        .satisfies(wrong -> assertThat(wrong.code()).isEqualTo(2))
        .satisfies(wrong -> assertThat(wrong.out()).contains("did you mean \"card\"?"));
    assertThat(run("hear", digits.toString(), "--question", "card").code()).isEqualTo(2);
    assertThat(run("hear", caller("ru", "balance-1").toString(), "--language", "ru").out())
        .contains("as balance");
  }

  @Test
  void otherRatesAndChannelsAreHeardToo() throws IOException {
    Clip line = Wav.read(Files.readAllBytes(caller("en", "hours-1")));
    Path stereo = home.resolve("stereo.wav");
    Files.write(stereo, stereo(line.samples(), 3));
    ToolRun run = run("hear", stereo.toString());
    assertThat(run.out()).contains("24000 Hz", "as opening-hours");
  }

  @Test
  void silenceIsNothingAndWhatIsNoSoundIsWrongUse() throws IOException {
    Path silence = home.resolve("silence.wav");
    Files.write(silence, Wav.write(Clip.of(8000, new short[16000])));
    ToolRun quiet = run("hear", silence.toString());
    assertThat(quiet.code()).isEqualTo(1);
    assertThat(quiet.out()).contains("nothing was heard that sounds like words");
    assertThat(wrong(new byte[0])).contains("not a WAV file");
    assertThat(wrong("RIFFxxxxWAVE".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .contains("cut off");
    assertThat(wrong(Wav.write(Clip.of(8000, new short[0])))).contains("there is no sound in it");
    assertThat(wrong(Wav.write(Clip.of(4000, new short[400]))))
        .contains("(expected: 8000 and more)");
    assertThat(run("hear", home.resolve("gone.wav").toString()).out()).contains("cannot read");
  }

  private String wrong(byte[] bytes) throws IOException {
    Path file = Files.write(home.resolve("wrong.wav"), bytes);
    ToolRun run = run("hear", file.toString());
    assertThat(run.code()).isEqualTo(2);
    return run.out();
  }

  private Clip said(String text, String... more) throws IOException {
    Path wav = home.resolve("one.wav");
    List<String> arguments = new ArrayList<>(List.of("say", text, "-o", wav.toString()));
    arguments.addAll(List.of(more));
    assertThat(run(arguments.toArray(String[]::new)).code()).isZero();
    return Wav.read(Files.readAllBytes(wav));
  }

  private ToolRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--config");
    all.add(ToolRun.config(home).toString());
    return ToolRun.of(all.toArray(String[]::new));
  }

  private static Path caller(String language, String line) {
    return Recordings.folder("voice-models/callers").resolve(language + "/man/" + line + ".wav");
  }

  /** The samples in both channels, each of them so many times. */
  private static byte[] stereo(short[] samples, int times) {
    int bytes = samples.length * times * 4;
    ByteBuffer out = ByteBuffer.allocate(44 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(36 + bytes);
    out.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 2).putInt(8000 * times).putInt(32000 * times);
    out.putShort((short) 4).putShort((short) 16);
    out.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(bytes);
    for (short sample : samples) {
      for (int i = 0; i < times; i++) {
        out.putShort(sample).putShort(sample);
      }
    }
    return out.array();
  }
}
