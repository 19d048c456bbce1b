package org.dozvon.voices;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.dozvon.audio.Clip;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A voice with another in reserve. Each has its own prompt cache, or the spare one's sound would be
 * taken for the first one's for ever. An engine that failed is not asked for a while ({@link
 * #sparing}), so that only one sentence waits for its time-out.
 */
public final class SpareVoice implements Synthesizer {
  private static final Logger log = LoggerFactory.getLogger(SpareVoice.class);

  private final Synthesizer first;
  private final Synthesizer spare;
  private final AtomicLong spoken = new AtomicLong();

  /** Of two, which are closed with this. */
  public SpareVoice(Synthesizer first, Synthesizer spare) {
    this.first = first;
    this.spare = spare;
  }

  @Override
  public Clip speak(String text, Voice voice) throws SynthesisException {
    try {
      return first.speak(text, voice);
    } catch (SynthesisException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      spoken.incrementAndGet();
      return spare.speak(text, new Voice(voice.language(), "", voice.rate()));
    }
  }

  /** Texts that the spare one had to speak. */
  public long spoken() {
    return spoken.get();
  }

  @Override
  public void close() {
    first.close();
    spare.close();
  }

  /**
   * An engine that is spared after a failure: it fails at once until the pause is over.
   *
   * @param nanos elapsed time
   */
  public static Synthesizer sparing(
      Synthesizer engine, String name, Duration pause, LongSupplier nanos) {
    return new Spared(engine, name, pause.toNanos(), nanos);
  }

  private static final class Spared implements Synthesizer {
    private final Synthesizer engine;
    private final String name;
    private final long pause;
    private final LongSupplier nanos;
    private volatile boolean down;
    private volatile long until;

    Spared(Synthesizer engine, String name, long pause, LongSupplier nanos) {
      this.engine = engine;
      this.name = name;
      this.pause = pause;
      this.nanos = nanos;
    }

    @Override
    public Clip speak(String text, Voice voice) throws SynthesisException {
      if (down && nanos.getAsLong() - until < 0) {
        throw new SynthesisException(name + ": failed a moment ago");
      }
      try {
        Clip clip = engine.speak(text, voice);
        if (down) {
          down = false;
          log.info("event=voice_back engine=\"{}\"", name);
        }
        return clip;
      } catch (SynthesisException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        until = nanos.getAsLong() + pause;
        if (!down) {
          down = true;
          log.error("event=voice_down engine=\"{}\" reason={}", name, e.getMessage());
        }
        throw e;
      }
    }

    @Override
    public void close() {
      engine.close();
    }
  }
}
