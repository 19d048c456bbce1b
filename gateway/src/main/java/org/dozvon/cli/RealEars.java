package org.dozvon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.audio.PcmFrame;
import org.dozvon.call.Profile;
import org.dozvon.config.Configuration;
import org.dozvon.dialog.DialogInput;
import org.dozvon.dialog.Expectation;
import org.dozvon.voicebot.Audition;
import org.dozvon.voicebot.AuditionEvent;
import org.dozvon.vosk.SteppedRecognizer;

/**
 * Callers of tests speak: a recorded line where there is one of the same words, else the configured
 * voice; and are heard as in a call, up to the end of the first turn. Confined to one thread.
 */
final class RealEars implements TestEars {
  private final Configuration configuration;
  private final CallerVoices voices;
  private final Map<Locale, SteppedRecognizer> recognizers = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();

  /** What was said and heard. */
  private record Line(Locale language, String said, String heard, double confidence) {
    boolean isMisheard() {
      return !plain(said).equals(plain(heard));
    }

    private static String plain(String text) {
      return text.toLowerCase(Locale.ROOT)
          .replace('ё', 'е')
          .replaceAll("[^\\p{L}\\p{N}']+", " ")
          .strip();
    }
  }

  RealEars(Configuration configuration) {
    this.configuration = configuration;
    this.voices = new CallerVoices(configuration);
  }

  @Override
  public DialogInput hear(
      DialogInput.Heard said, Expectation expectation, Locale language, Profile profile) {
    try {
      List<PcmFrame> sound = voices.speak(said.text(), language);
      return hear(said, sound, expectation, language, profile);
    } catch (ToolException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private DialogInput hear(
      DialogInput.Heard said,
      List<PcmFrame> sound,
      Expectation expectation,
      Locale language,
      Profile profile)
      throws ToolException {
    SteppedRecognizer vosk = recognizers.get(language);
    if (vosk == null) {
      vosk = HearCommand.recognizer(configuration, language);
      recognizers.put(language, vosk);
    }
    try (Audition ears = new Audition(vosk, vosk::settle, language, profile)) {
      Optional<AuditionEvent.Turn> turn =
          ears.hearOne(sound, expectation).stream()
              .filter(AuditionEvent.Turn.class::isInstance)
              .map(AuditionEvent.Turn.class::cast)
              .findFirst();
      String heard = turn.map(AuditionEvent.Turn::text).orElse("");
      double confidence = turn.map(AuditionEvent.Turn::confidence).orElse(0.0);
      lines.add(new Line(language, said.text(), heard, confidence));
      return turn.isEmpty()
          ? new DialogInput.StayedSilent()
          : new DialogInput.Heard(heard, confidence, said.waited());
    }
  }

  @Override
  public void report(PrintWriter out) {
    Map<String, Line> misheard = new LinkedHashMap<>();
    lines.stream()
        .filter(Line::isMisheard)
        .forEach(line -> misheard.putIfAbsent(line.said() + "|" + line.heard(), line));
    if (!misheard.isEmpty()) {
      out.printf("%-8s %-50s %s%n", "misheard", "said", "heard");
    }
    for (Line line : misheard.values()) {
      String heard =
          line.heard().isEmpty()
              ? "(nothing)"
              : String.format(Locale.ROOT, "%s (%.2f)", line.heard(), line.confidence());
      out.printf("%-8s %-50s %s%n", line.language().toLanguageTag(), line.said(), heard);
    }
    out.printf(
        "lines: %d spoken, %d recorded ones among them; %d not heard word for word%n",
        lines.size(), voices.recorded(), lines.stream().filter(Line::isMisheard).count());
  }

  @Override
  public void close() {
    recognizers.values().forEach(SteppedRecognizer::close);
    voices.close();
  }
}
