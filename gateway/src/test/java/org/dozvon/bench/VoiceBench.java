package org.dozvon.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dozvon.marytts.MaryLocal;
import org.dozvon.marytts.MarySettings;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;
import org.dozvon.voices.CommandSettings;
import org.dozvon.voices.CommandSynthesizer;

/**
 * How long the shipped voices take for sentences with values, which no cache holds beforehand: what
 * speaking ahead could save. Option: RHVoice's command.
 */
public final class VoiceBench {
  private static final int WARM_UP = 5;
  private static final List<String> ENGLISH =
      List.of("four four, seven one.", "You have three hundred fifty points.");
  private static final List<String> RUSSIAN =
      List.of("четыре четыре, семь один.", "У вас триста пятьдесят баллов.");

  private VoiceBench() {}

  /** Prints milliseconds. */
  public static void main(String[] arguments) throws SynthesisException {
    try (MaryLocal mary = new MaryLocal(MarySettings.DEFAULTS)) {
      measure("MaryTTS", mary, new Voice(Locale.ENGLISH, "", 1), ENGLISH);
    }
    if (arguments.length > 0) {
      var command = List.of(arguments[0], "-p", "{voice}", "-r", "{rate}", "-o", "{out}");
      var settings = new CommandSettings(command, "anna", Duration.ofSeconds(20), -20);
      try (CommandSynthesizer rhvoice = new CommandSynthesizer(settings)) {
        measure("RHVoice", rhvoice, new Voice(Locale.of("ru"), "anna", 1), RUSSIAN);
      }
    }
  }

  private static void measure(String name, Synthesizer engine, Voice voice, List<String> texts)
      throws SynthesisException {
    for (String text : texts) {
      List<Long> took = new ArrayList<>();
      for (int i = 0; i < WARM_UP + 20; i++) {
        long begin = System.nanoTime();
        engine.speak(text, voice);
        took.add((System.nanoTime() - begin) / 1_000_000);
      }
      List<Long> sorted = took.subList(WARM_UP, took.size()).stream().sorted().toList();
      System.out.printf(
          "%-8s p50 %d ms, p95 %d ms  %s%n", name, sorted.get(9), sorted.get(18), text);
    }
  }
}
