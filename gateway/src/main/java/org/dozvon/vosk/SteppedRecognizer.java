package org.dozvon.vosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.Recognizer;

/**
 * Vosk with one model for sound that comes as fast as it is decoded, from a file rather than a
 * line: {@link #settle} waits until all is decoded. Used by one thread.
 */
public final class SteppedRecognizer implements Recognizer {
  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final DecoderThread thread = new DecoderThread("vosk-stepped", System::nanoTime);
  private final LoadedModel model;

  /**
   * Loads the model in this folder.
   *
   * @throws IOException when there is none or Vosk cannot load it
   */
  public SteppedRecognizer(Path folder) throws IOException {
    if (!Files.isReadable(folder.resolve("am/final.mdl"))) {
      throw new IOException(folder + ": no am/final.mdl (expected: an unpacked Vosk model)");
    }
    model = new LoadedModel(folder);
  }

  /** Opens an ear; the language is the model's own whatever is asked for. */
  @Override
  public Optional<Ear> open(Locale language, Consumer<Recognition> results) {
    VoskEar ear = new VoskEar(model, thread, results);
    thread.add(ear);
    return Optional.of(ear);
  }

  /**
   * Returns once everything that ears were told is done and reported.
   *
   * @throws IllegalStateException when that takes a minute, or the thread is interrupted
   */
  public void settle() {
    CountDownLatch done = new CountDownLatch(1);
    try {
      thread.execute(done::countDown);
      if (!done.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Vosk is stuck");
      }
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("Vosk is closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    thread.shut();
    if (thread.isDone(CLOSING)) {
      model.close();
    }
  }
}
