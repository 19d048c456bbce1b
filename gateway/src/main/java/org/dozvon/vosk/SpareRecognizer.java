package org.dozvon.vosk;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.Recognizer;

/**
 * One recogniser, and another in reserve for when the first one has no room, does not know the
 * language, or fails in the middle of a call. Closes neither.
 */
public final class SpareRecognizer implements Recognizer {
  private final Recognizer first;
  private final Recognizer spare;
  private final AtomicLong switched = new AtomicLong();

  /**
   * Of two.
   *
   * @param first is asked first
   */
  public SpareRecognizer(Recognizer first, Recognizer spare) {
    this.first = first;
    this.spare = spare;
  }

  @Override
  public Optional<Ear> open(Locale language, Consumer<Recognition> results) {
    if (!first.knows(language)) {
      return spare.open(language, results);
    }
    SpareEar ear =
        new SpareEar(told -> spare.open(language, told), results, switched::incrementAndGet);
    Optional<Ear> opened = first.open(language, ear::first);
    if (opened.isPresent()) {
      return Optional.of(ear.listenWith(opened.get()));
    }
    switched.incrementAndGet();
    return spare.open(language, results);
  }

  @Override
  public boolean knows(Locale language) {
    return first.knows(language) || spare.knows(language);
  }

  /** How often the second one had to help. */
  public long switched() {
    return switched.get();
  }

  @Override
  public void close() {}
}
