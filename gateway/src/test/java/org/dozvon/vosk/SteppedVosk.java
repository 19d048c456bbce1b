package org.dozvon.vosk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private final DecoderThread thread = new DecoderThread("vosk-stepped", System::nanoTime);
  private final LoadedModel model;

  public SteppedVosk(Locale language) {
    try {
      model = new LoadedModel(Recordings.model(language));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Ear> open(Locale language, Consumer<Recognition> results) {
    VoskEar ear = new VoskEar(model, thread, results);
    thread.add(ear);
    return Optional.of(ear);
  }

  @Override
  public boolean knows(Locale language) {
    return true;
  }

  /** Returns once everything that ears were told is done and reported. */
  public void settle() {
    CountDownLatch done = new CountDownLatch(1);
    thread.execute(done::countDown);
    try {
      if (!done.await(1, TimeUnit.MINUTES)) {
        throw new AssertionError("Vosk is stuck");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    thread.shut();
    if (thread.isDone(java.time.Duration.ofSeconds(10))) {
      model.close();
    }
  }
}
