package org.dozvon.voices;

import java.util.Map;
import java.util.TreeSet;
import org.dozvon.audio.Clip;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;

/** Picks the engine by the voice's language. */
public final class VoiceByLanguage implements Synthesizer {
  private final Map<String, Synthesizer> engines;

  /** Engines by language code, e.g. {@code en}; they are closed with this. */
  public VoiceByLanguage(Map<String, Synthesizer> engines) {
    this.engines = Map.copyOf(engines);
  }

  @Override
  public Clip speak(String text, Voice voice) throws SynthesisException {
    String language = voice.language().getLanguage();
    Synthesizer engine = engines.get(language);
    if (engine == null) {
      throw new SynthesisException(
          "no voice is set up for language '"
              + language
              + "' (there are: "
              + new TreeSet<>(engines.keySet())
              + ")");
    }
    return engine.speak(text, voice);
  }

  @Override
  public void close() {
    engines.values().forEach(Synthesizer::close);
  }
}
