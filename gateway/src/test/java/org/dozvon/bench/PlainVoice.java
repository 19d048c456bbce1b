package org.dozvon.bench;

import org.dozvon.audio.Clip;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;

/** Stands in for a voice where only the length of what is said matters: 65 ms a letter, a hum. */
final class PlainVoice implements Synthesizer {
  @Override
  public Clip speak(String text, Voice voice) {
    short[] samples = new short[text.length() * 65 * PcmFrame.RATE / 1000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (4000 * Math.sin(2 * Math.PI * 150 * i / PcmFrame.RATE));
    }
    return Clip.of(PcmFrame.RATE, samples);
  }

  @Override
  public void close() {}
}
