package org.dozvon.dialog;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dozvon.speech.Voice;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Place;
import org.dozvon.yaml.YamlNode;

/**
 * The voice that a hotline wants instead of the configured one. Immutable.
 *
 * @param place where its name stands
 * @param name empty: the configured one
 * @param pace of the voice's own, 0.6..1.5
 */
record OwnVoice(Place place, String name, double pace) {
  private static final double SLOWEST = 0.6;
  private static final double FASTEST = 1.5;

  /** {@code voice: {en: NAME, ru: {name: NAME, pace: 0.9}}}; languages may be left out. */
  static Map<Locale, OwnVoice> read(Fields main, Scope scope) {
    Map<Locale, OwnVoice> voices = new HashMap<>();
    Fields block = main.fields("voice");
    for (Locale language : scope.languages()) {
      block
          .node(language.toLanguageTag())
          .ifPresent(node -> voices.put(language, read(node, scope)));
    }
    block.done();
    return voices;
  }

  private static OwnVoice read(YamlNode node, Scope scope) {
    if (node instanceof YamlNode.Text name) {
      return new OwnVoice(node.place(), name.value().strip(), 1);
    }
    Fields fields = node.fields(scope.problems());
    OwnVoice voice =
        new OwnVoice(
            fields.place("name"),
            fields.text("name", "").strip(),
            fields.number("pace", SLOWEST, FASTEST, 1));
    fields.done();
    return voice;
  }

  /** In place of the configured voice. */
  Voice of(Voice configured) {
    return new Voice(
        configured.language(), name.isEmpty() ? configured.name() : name, configured.rate() * pace);
  }
}
