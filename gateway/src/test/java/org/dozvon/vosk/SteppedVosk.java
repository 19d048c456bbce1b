package org.dozvon.vosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.Recognizer;
import org.dozvon.testing.Recordings;

/**
 * The real Vosk with a language's demo model for programs whose time is their own: {@link #settle}
 * waits until all is decoded. Used by one thread.
 */
public final class SteppedVosk implements Recognizer {
  private final SteppedRecognizer recognizer;

  public SteppedVosk(Locale language) {
    try {
      recognizer = new SteppedRecognizer(Recordings.model(language));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Ear> open(Locale language, Consumer<Recognition> results) {
    return recognizer.open(language, results);
  }

  @Override
  public boolean knows(Locale language) {
    return true;
  }

  /** Returns once everything that ears were told is done and reported. */
  public void settle() {
    recognizer.settle();
  }

  @Override
  public void close() {
    recognizer.close();
  }
}
