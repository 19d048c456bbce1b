package org.dozvon.voices;

import java.time.Duration;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Edges;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;

/**
 * Cuts off the silence that an engine leaves around a text: a bot that pauses for most of a second
 * between two sentences sounds as if it were done, and people begin to answer.
 */
public record TrimmedVoice(Synthesizer engine) implements Synthesizer {
  private static final Duration BEFORE = Duration.ofMillis(30);
  private static final Duration AFTER = Duration.ofMillis(60);

  @Override
  public Clip speak(String text, Voice voice) throws SynthesisException {
    return Edges.trimmed(engine.speak(text, voice), BEFORE, AFTER);
  }

  @Override
  public void close() {
    engine.close();
  }
}
