package org.dozvon.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.config.Configuration.Engine;
import org.dozvon.config.Configuration.VoiceChoice;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;

/** Reads what speaks from the block {@code voices} of dozvon.yaml. */
final class VoiceReader {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Map<String, Engine> ENGINES =
      Map.of("marytts", Engine.MARYTTS, "mary-http", Engine.MARY_HTTP, "command", Engine.COMMAND);
  private static final Map<String, Optional<Engine>> SPARES =
      Map.of(
          "none", Optional.empty(),
          "marytts", Optional.of(Engine.MARYTTS),
          "command", Optional.of(Engine.COMMAND));

  private VoiceReader() {}

  /** The voice of each language. */
  static Map<Locale, VoiceChoice> all(Fields block, Problems problems) {
    Map<Locale, VoiceChoice> voices = new LinkedHashMap<>();
    block
        .all()
        .forEach(
            (language, node) ->
                voices.put(
                    Locale.forLanguageTag(language), voice(node.fields(problems), problems)));
    return voices;
  }

  private static VoiceChoice voice(Fields fields, Problems problems) {
    VoiceChoice voice =
        new VoiceChoice(
            fields.choice("engine", ENGINES, Engine.MARYTTS),
            fields.text("voice", ""),
            fields.texts("command"),
            fields.texts("otherwise"),
            fields.text("url", ""),
            fields.duration("timeout", Duration.ofMillis(300), Duration.ofMinutes(1), TIMEOUT),
            fields.choice("spare", SPARES, Optional.empty()),
            fields.text("spare-voice", ""));
    boolean speaksByCommand =
        voice.engine() == Engine.COMMAND || voice.spare().equals(Optional.of(Engine.COMMAND));
    if (speaksByCommand && voice.command().isEmpty()) {
      problems.add(
          fields.place(), "\"command\" is missing (expected: a program and its arguments)");
    }
    if (voice.engine() == Engine.MARY_HTTP && !voice.url().matches("https?://\\S+")) {
      problems.add(
          fields.place("url"), "url: \"" + voice.url() + "\" (expected: http://host:port)");
    }
    if (voice.engine() != Engine.MARY_HTTP && voice.spare().isPresent()) {
      problems.add(
          fields.place("spare"), "spare: beside an engine of the house (expected: mary-http)");
    }
    fields.done();
    return voice;
  }
}
