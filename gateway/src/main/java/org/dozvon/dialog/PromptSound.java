package org.dozvon.dialog;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.Rendition;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Utterance;
import org.dozvon.speech.Voice;
import org.dozvon.yaml.Problems;

/** How long prompts really sound, and whether anything is heard at all. */
final class PromptSound {
  /** dBov: softer than this nothing is to be heard. */
  private static final double SILENCE = -60;

  /** As long as the bot pauses between two sentences. */
  private static final Duration BETWEEN = Duration.ofMillis(150);

  private final Hotline hotline;
  private final Studio studio;
  private final Problems problems;
  private final Set<Locale> broken = new HashSet<>();

  PromptSound(Hotline hotline, Studio studio, Problems problems) {
    this.hotline = hotline;
    this.studio = studio;
    this.problems = problems;
  }

  /**
   * The length as a caller hears it; empty when it is not known: a value is missing, there is no
   * voice, or it fails, which is a problem.
   */
  Optional<Duration> measure(Locale language, Prompt.Variant variant, Delivery delivery) {
    boolean isFixed = variant.sentences().stream().allMatch(one -> one.names().isEmpty());
    if (!isFixed || !studio.voices().containsKey(language) || broken.contains(language)) {
      return Optional.empty();
    }
    Voice voice = hotline.voice(studio.voices().get(language));
    List<Utterance> all = variant.say(Map.of(), hotline.speller(language));
    Duration length = BETWEEN.multipliedBy(Math.max(0, all.size() - 1));
    for (Utterance utterance : all) {
      Optional<Clip> clip = render(utterance, voice, delivery, variant);
      if (clip.isEmpty()) {
        return Optional.empty();
      }
      length = length.plus(clip.get().length());
    }
    return Optional.of(length);
  }

  private Optional<Clip> render(
      Utterance utterance, Voice voice, Delivery delivery, Prompt.Variant variant) {
    try {
      Clip clip = Rendition.of(utterance, studio.synthesizer(), voice, delivery);
      if (clip.size() > 0 && Loudness.activeLevel(clip) > SILENCE) {
        return Optional.of(clip);
      }
    } catch (SynthesisException e) {
      String reason = String.valueOf(e.getMessage());
      if (!reason.contains("no sound")) {
        broken.add(voice.language());
        problems.add(
            variant.place(),
            "the voice fails: "
                + reason
                + " (no other prompt of \""
                + voice.language().toLanguageTag()
                + "\" was tried)");
        return Optional.empty();
      }
    }
    problems.add(
        variant.place(),
        "the voice \"" + voice.name() + "\" gives no sound for \"" + utterance.text() + "\"");
    return Optional.empty();
  }
}
