package org.dozvon.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.Profile;
import org.dozvon.cli.doctor.Finding;
import org.dozvon.cli.doctor.TestCall;
import org.dozvon.config.Configuration;
import org.dozvon.config.Voices;
import org.dozvon.dialog.Expectation;
import org.dozvon.dialog.KeyPlan;
import org.dozvon.speech.Completeness;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.Grammar;
import org.dozvon.voicebot.Audition;
import org.dozvon.voicebot.AuditionEvent;
import org.dozvon.vosk.SteppedRecognizer;

/** Says a few words with a configured voice and listens to them with the configured model. */
final class DoctorVoices {
  private static final int SAID = 5;
  private static final Map<String, String> DIGITS =
      Map.of(
          "en", "one two three four five six seven eight nine",
          "ru", "один два три четыре пять шесть семь восемь девять");

  /** Softer than this nothing came through, dBov. */
  private static final double SILENCE = -50;

  private final Configuration configuration;
  private final Locale language;
  private final List<String> digits;
  private final String words;
  private Optional<Clip> said = Optional.empty();

  /**
   * @param chance chooses the words, so that the voice must speak them anew
   */
  DoctorVoices(Configuration configuration, Locale language, Random chance) {
    this.configuration = configuration;
    this.language = language;
    String all = DIGITS.getOrDefault(language.getLanguage(), DIGITS.get("en"));
    digits = List.of(all.split(" ", -1));
    words =
        chance.ints(SAID, 0, digits.size()).mapToObj(digits::get).collect(Collectors.joining(" "));
  }

  /** The words as the voice said them in {@link #check}; empty when it could not. */
  Optional<Clip> said() {
    return said;
  }

  private Clip speak() throws ToolException {
    try (Voices voices = new Voices(configuration, language, InstantSource.system())) {
      return new Speaker(voices, voices.voice(language)).speak(words, Delivery.USUAL);
    }
  }

  /** What the model hears; empty: nothing. */
  private String hear(List<PcmFrame> sound) throws ToolException {
    Expectation numbers =
        new Expectation(
            new Grammar(digits, false),
            heard -> Completeness.OPEN,
            KeyPlan.MENU,
            Duration.ofSeconds(5));
    try (SteppedRecognizer vosk = HearCommand.recognizer(configuration, language);
        Audition ears = new Audition(vosk, vosk::settle, language, Profile.STANDARD)) {
      return ears.hear(sound, numbers).stream()
          .filter(AuditionEvent.Turn.class::isInstance)
          .map(turn -> ((AuditionEvent.Turn) turn).text())
          .filter(text -> !text.isBlank())
          .collect(Collectors.joining(" "));
    }
  }

  /** Voice and model of this language, the one heard with the other. */
  Finding check() {
    String tag = language.toLanguageTag();
    try {
      long begin = System.nanoTime();
      Clip clip = speak();
      said = Optional.of(clip);
      double seconds = (System.nanoTime() - begin) / 1e9;
      String heard = hear(clip.frames());
      return matches(heard)
          ? Finding.ok(
              "speech",
              String.format(
                  Locale.ROOT,
                  "%s: said \"%s\" in %.1f s, heard \"%s\"",
                  tag,
                  words,
                  seconds,
                  heard))
          : Finding.warn(
              "speech",
              tag + ": said \"" + words + "\", heard \"" + heard + "\"",
              "listen to it: ./dozvon say \"" + words + "\"; is the model of this language?");
    } catch (ToolException e) {
      return Finding.fail(
          "speech",
          tag + ": " + e.getMessage(),
          "models: and voices: in dozvon.yaml; ./dozvon models list");
    }
  }

  /** What came back through Asterisk. */
  Finding echo(Clip spoken, TestCall.Course course) {
    Clip heard = clip(course.heard());
    double level = Loudness.activeLevel(heard);
    if (heard.size() == 0 || level < SILENCE) {
      return Finding.fail(
          "call",
          "the line stood, but only silence came back",
          "Asterisk's side of the sound: is codec_resample or a format module missing?");
    }
    try {
      String back = hear(course.heard());
      String way =
          String.format(
              Locale.ROOT,
              "said \"%s\", it came back after %.1f ms at %.0f dB, heard \"%s\"",
              words,
              course.delay().toNanos() / 1e6,
              level - Loudness.activeLevel(spoken),
              back);
      return matches(back)
          ? Finding.ok("call", way)
          : Finding.warn("call", way, "something harms the sound on its way through Asterisk");
    } catch (ToolException e) {
      return Finding.warn("call", "sound came back; " + e.getMessage(), "see speech above");
    }
  }

  private static Clip clip(List<PcmFrame> frames) {
    short[] samples = new short[frames.size() * PcmFrame.SAMPLES];
    for (int i = 0; i < frames.size(); i++) {
      System.arraycopy(frames.get(i).samples(), 0, samples, i * PcmFrame.SAMPLES, PcmFrame.SAMPLES);
    }
    return Clip.of(PcmFrame.RATE, samples);
  }

  /** Most of the words, in their order. */
  private boolean matches(String heard) {
    List<String> left = new ArrayList<>(List.of(words.split(" ", -1)));
    for (String word : heard.split(" ", -1)) {
      int at = left.indexOf(word);
      if (at >= 0) {
        left.subList(0, at + 1).clear();
      }
    }
    return left.size() <= SAID / 2;
  }
}
