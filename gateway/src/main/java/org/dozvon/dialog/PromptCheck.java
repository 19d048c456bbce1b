package org.dozvon.dialog;

import java.lang.Character.UnicodeScript;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dozvon.audio.Clip;
import org.dozvon.speech.Delivery;
import org.dozvon.yaml.Problems;

/** Whether what the bot says can be said by a voice, and taken in by a caller. */
final class PromptCheck {
  /** Longer sentences are forgotten before they end; a gentle voice takes that long for them. */
  private static final double LONGEST_SECONDS = 10;

  private static final double GENTLE_PACE = 0.8;

  /** Letters, spaces and marks in a second at a voice's own pace, pauses counted in (measured). */
  private static final double PER_SECOND = 15.8;

  private static final Map<String, Set<UnicodeScript>> SCRIPTS =
      Map.of(
          "en", Set.of(UnicodeScript.LATIN),
          "ru", Set.of(UnicodeScript.CYRILLIC, UnicodeScript.LATIN));

  private final Hotline hotline;
  private final Problems problems;
  private final Problems warnings;
  private final Optional<PromptSound> sound;

  PromptCheck(Hotline hotline, Optional<Studio> studio, Problems problems, Problems warnings) {
    this.sound = studio.map(where -> new PromptSound(hotline, where, problems));
    this.hotline = hotline;
    this.problems = problems;
    this.warnings = warnings;
  }

  void check() {
    Stream<Prompt> steps =
        hotline.intents().stream()
            .flatMap(intent -> intent.steps().values().stream())
            .flatMap(step -> Hotline.prompts(step).stream());
    hotline
        .stockPhrases()
        .forEach((phrase, prompt) -> check(prompt, phrase != StockPhrase.GREETING));
    hotline.schedule().flatMap(Schedule::closed).ifPresent(closed -> check(closed.prompt(), true));
    steps.forEach(prompt -> check(prompt, true));
  }

  /**
   * Checks all that is said at one place.
   *
   * @param gentle whether gentle callers hear it, too
   */
  private void check(Prompt prompt, boolean gentle) {
    prompt
        .variants()
        .forEach((language, all) -> all.forEach(variant -> check(language, variant, gentle)));
  }

  private void check(Locale language, Prompt.Variant variant, boolean gentle) {
    checkVoice(language, variant);
    Delivery delivery = gentle ? Delivery.GENTLE : Delivery.USUAL;
    Optional<Duration> length =
        variant
            .recording()
            .map(Clip::length)
            .or(() -> sound.flatMap(studio -> studio.measure(language, variant, delivery)));
    if (gentle) {
      double seconds = length.map(l -> l.toMillis() / 1000.0).orElseGet(() -> estimated(variant));
      checkLength(variant, length.isPresent(), seconds);
    }
  }

  private void checkVoice(Locale language, Prompt.Variant variant) {
    String text = String.join(" ", texts(variant.sentences()));
    Optional<String> foreign = unspeakable(text, language);
    if (foreign.isPresent()) {
      problems.add(
          variant.place(),
          "no voice of \""
              + language.toLanguageTag()
              + "\" can say \""
              + foreign.get()
              + "\" (write it in the letters of the language)");
    } else if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      problems.add(variant.place(), "there is nothing in it that a voice could say");
    }
  }

  private static double estimated(Prompt.Variant variant) {
    return String.join(" ", texts(variant.sentences())).length() / PER_SECOND / GENTLE_PACE;
  }

  private void checkLength(Prompt.Variant variant, boolean measured, double seconds) {
    if (seconds > LONGEST_SECONDS) {
      warnings.add(
          variant.place(),
          String.format(
              Locale.ROOT,
              measured
                  ? "%.1f s for a gentle caller (at most %.0f): make it shorter, or two steps"
                  : "about %.0f s for a gentle caller (at most %.0f): make it shorter, or two steps",
              seconds,
              LONGEST_SECONDS));
    }
  }

  /** A value stands for a short word. */
  private static List<String> texts(Collection<Template> sentences) {
    return sentences.stream().map(Template::sample).toList();
  }

  /** The first word that holds a letter of another script. */
  private static Optional<String> unspeakable(String text, Locale language) {
    Set<UnicodeScript> scripts = SCRIPTS.getOrDefault(language.getLanguage(), Set.of());
    return Stream.of(text.split("\\s+"))
        .filter(
            word ->
                word.codePoints()
                    .filter(Character::isLetter)
                    .anyMatch(letter -> !scripts.contains(UnicodeScript.of(letter))))
        .findFirst();
  }
}
