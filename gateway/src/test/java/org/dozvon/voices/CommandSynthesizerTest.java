package org.dozvon.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Wav;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandSynthesizerTest {
  private static final Voice RUSSIAN = new Voice(Locale.of("ru"), "", 1);

  @TempDir Path folder;

  @Test
  void takesTheWavFromTheFileTheCommandWrites() throws Exception {
    assertThat(engine("cp " + wav() + " $1", "{out}").speak("да", RUSSIAN).size()).isEqualTo(800);
  }

  @Test
  void takesTheWavFromStandardOutputElse() throws Exception {
    assertThat(engine("cat " + wav()).speak("да", RUSSIAN).size()).isEqualTo(800);
  }

  @Test
  void theCommandReadsTheTextAsUtf8AndItsPlaceholders() throws Exception {
    Path heard = folder.resolve("heard");
    engine("{ cat; echo $1 $2; } > " + heard + "; cat " + wav(), "{voice}", "{rate}")
        .speak("Да; rm -rf $HOME", new Voice(Locale.of("ru"), "", 1.25));
    assertThat(heard).hasContent("Да; rm -rf $HOME\nanna 125");
  }

  @Test
  void exitCodeAndComplaintAreInTheMessage() {
    assertThatThrownBy(() -> engine("echo no such voice >&2; exit 3").speak("да", RUSSIAN))
        .isInstanceOf(SynthesisException.class)
        .hasMessageContaining("exit code 3: no such voice");
  }

  @Test
  void aCommandThatHangsIsKilled() {
    assertThatThrownBy(() -> engine("sleep 60").speak("да", RUSSIAN))
        .hasMessageContaining("no end after");
  }

  @Test
  void aCommandThatIsNotThereIsNamed() {
    CommandSettings absent = CommandSettings.rhvoice("/nowhere/rhvoice");
    assertThatThrownBy(() -> new CommandSynthesizer(absent).speak("да", RUSSIAN))
        .isInstanceOf(SynthesisException.class)
        .hasMessageContaining("/nowhere/rhvoice");
  }

  @Test
  void aLanguageWithoutEngineIsNamed() {
    assertThatThrownBy(() -> new VoiceByLanguage(Map.of()).speak("да", RUSSIAN))
        .hasMessageContaining("language 'ru'");
  }

  @Test
  void rhvoiceSpeaksRussianWhereItIsInstalled() throws Exception {
    String asked = System.getenv("DOZVON_RHVOICE");
    Path program =
        asked != null
            ? Path.of(asked)
            : Path.of(System.getProperty("user.home"), ".cache/dozvon/rhvoice/bin/rhvoice");
    assumeTrue(Files.isExecutable(program), "RHVoice is not installed");
    Clip clip =
        new CommandSynthesizer(CommandSettings.rhvoice(program.toString()))
            .speak("Ваша карта активирована.", RUSSIAN);
    assertThat(clip.length()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
  }

  @Test
  void programsAreFoundByPathAndByName() {
    assertThat(Programs.isThere("sh")).isTrue();
    assertThat(Programs.isThere("/bin/sh")).isTrue();
    assertThat(Programs.isThere("no-such-program")).isFalse();
    assertThat(Programs.isThere("/nowhere/sh")).isFalse();
  }

  @Test
  void espeakSpeaksRussianWhereItIsInstalled() throws Exception {
    assumeTrue(Programs.isThere("espeak-ng"), "espeak-ng is not installed");
    Clip clip =
        new CommandSynthesizer(CommandSettings.espeak()).speak("Ваша карта активирована.", RUSSIAN);
    assertThat(clip.length()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
  }

  private Path wav() throws Exception {
    short[] samples = new short[2400];
    samples[1000] = 5000;
    return Files.write(folder.resolve("a.wav"), Wav.write(Clip.of(24000, samples)));
  }

  private static CommandSynthesizer engine(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    return new CommandSynthesizer(new CommandSettings(command, "anna", Duration.ofSeconds(5), -20));
  }
}
