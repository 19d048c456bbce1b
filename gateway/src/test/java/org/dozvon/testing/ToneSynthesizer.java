package org.dozvon.testing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.audio.Clip;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;

/**
 * Speaks a tone of 100 ms a word at its own pace; a text with the word {@code mute} can't be
 * spoken.
 */
public final class ToneSynthesizer implements Synthesizer {
  /** How long a word sounds. */
  public static final Duration WORD = Duration.ofMillis(100);

  private final List<String> spoken = new CopyOnWriteArrayList<>();

  /** The texts that were asked for, in order. */
  public List<String> spoken() {
    return spoken;
  }

  @Override
  public Clip speak(String text, Voice voice) throws SynthesisException {
    spoken.add(text);
    if (text.contains("mute")) {
      throw new SynthesisException("no voice");
    }
    int words = text.split(" ", -1).length;
    double seconds = words * WORD.toMillis() / 1000.0 / voice.rate();
    short[] samples = new short[(int) (seconds * PcmFrame.RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (5000 * Math.cos(2 * Math.PI * 400 * i / PcmFrame.RATE));
    }
    return Clip.of(PcmFrame.RATE, samples);
  }

  @Override
  public void close() {}
}
