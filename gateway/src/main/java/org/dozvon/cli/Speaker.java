package org.dozvon.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.audio.PcmFrame;
import org.dozvon.dialog.SpokenText;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.Rendition;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Utterance;
import org.dozvon.speech.Voice;
import org.dozvon.voicebot.VoicebotSettings;

/**
 * Speaks a text sentence by sentence, as a session does: the same voice behind the same cache, the
 * same pace, loudness and pauses.
 */
final class Speaker {
  /** Softer than this nothing is to be heard, dBov. */
  private static final double SILENCE = -60;

  private final Synthesizer synthesizer;
  private final Voice voice;

  Speaker(Synthesizer synthesizer, Voice voice) {
    this.synthesizer = synthesizer;
    this.voice = voice;
  }

  /**
   * The text at 8 kHz.
   *
   * @throws ToolException which words the voice gives no sound for
   */
  Clip speak(String text, Delivery delivery) throws ToolException {
    List<Clip> clips = new ArrayList<>();
    for (Utterance sentence : sentences(text)) {
      List<String> silent = silent(sentence.text(), delivery);
      if (!silent.isEmpty()) {
        throw new ToolException(
            ToolException.FOUND,
            "the voice of "
                + voice.language().toLanguageTag()
                + " gives no sound for: "
                + String.join(", ", silent));
      }
      clips.add(sound(sentence, delivery));
    }
    if (clips.isEmpty()) {
      throw new ToolException(
          ToolException.FOUND, "there is nothing to speak in \"" + text + "\" (expected: words)");
    }
    return joined(clips);
  }

  private List<Utterance> sentences(String text) throws ToolException {
    try {
      return SpokenText.utterances(text, voice.language());
    } catch (IllegalArgumentException e) {
      throw new ToolException(ToolException.WRONG_USE, String.valueOf(e.getMessage()));
    }
  }

  /** The words that stay silent: those in foreign letters if any do, else the whole sentence. */
  private List<String> silent(String sentence, Delivery delivery) throws ToolException {
    List<String> words = new ArrayList<>();
    for (String word : Script.foreign(sentence, voice.language())) {
      if (!isHeard(word, delivery)) {
        words.add(word);
      }
    }
    return words.isEmpty() && !isHeard(sentence, delivery) ? List.of(sentence) : words;
  }

  private boolean isHeard(String text, Delivery delivery) throws ToolException {
    try {
      Clip clip = synthesizer.speak(text, delivery.pace(voice));
      return clip.size() > 0 && Loudness.activeLevel(clip) > SILENCE;
    } catch (SynthesisException e) {
      if (String.valueOf(e.getMessage()).contains("no sound")) {
        return false;
      }
      throw new ToolException(ToolException.CANNOT, "the voice fails: " + e.getMessage());
    }
  }

  private Clip sound(Utterance sentence, Delivery delivery) throws ToolException {
    try {
      return Rendition.of(sentence, synthesizer, voice, delivery);
    } catch (SynthesisException e) {
      throw new ToolException(ToolException.CANNOT, "the voice fails: " + e.getMessage());
    }
  }

  private static Clip joined(List<Clip> clips) {
    Duration between = VoicebotSettings.DEFAULTS.sentencePause();
    int pause = (int) (between.toMillis() * PcmFrame.RATE / 1000);
    int size = clips.stream().mapToInt(Clip::size).sum() + pause * (clips.size() - 1);
    short[] all = new short[size];
    int at = 0;
    for (Clip clip : clips) {
      short[] samples = clip.samples();
      System.arraycopy(samples, 0, all, at, samples.length);
      at = Math.min(size, at + samples.length + pause);
    }
    return Clip.of(PcmFrame.RATE, Arrays.copyOf(all, size));
  }
}
