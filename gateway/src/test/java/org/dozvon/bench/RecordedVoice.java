package org.dozvon.bench;

import java.util.Locale;
import org.dozvon.audio.Clip;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;
import org.dozvon.testing.Recordings;

/**
 * Says a recorded line whatever the text is: real speech, full of words that the bot listens for.
 * The worst voice to hear back as an echo.
 */
record RecordedVoice(Locale language, String line) implements Synthesizer {
  @Override
  public Clip speak(String text, Voice voice) {
    return Recordings.caller(language, "woman", line);
  }

  @Override
  public void close() {}
}
