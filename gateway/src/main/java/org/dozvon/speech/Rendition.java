package org.dozvon.speech;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dozvon.audio.Clip;
import org.dozvon.audio.Loudness;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Utterance.Piece;

/**
 * Makes the sound of an utterance, with any engine: pieces are spoken one by one and joined, pauses
 * are silence. Words that stand out are slower and louder, between two short pauses.
 */
public final class Rendition {
  private static final double STRONG_PACE = 0.85;
  private static final double STRONG_GAIN = 3;
  private static final Clip SET_OFF = Clip.silence(Duration.ofMillis(120));

  private Rendition() {}

  /** The voice for words that stand out. */
  public static Voice strong(Voice voice) {
    return new Voice(voice.language(), voice.name(), Math.max(0.5, voice.rate() * STRONG_PACE));
  }

  /**
   * The sound; blocks as the synthesiser does. Recordings keep their pace.
   *
   * @param voice at its own pace
   * @return 8 kHz
   */
  public static Clip of(
      Utterance utterance, Synthesizer synthesizer, Voice voice, Delivery delivery)
      throws SynthesisException {
    Voice paced = delivery.pace(voice);
    List<Clip> clips = new ArrayList<>();
    boolean afterWords = false;
    boolean afterStrong = false;
    for (Piece piece : utterance.pieces()) {
      boolean isStrong = piece instanceof Piece.Words words && words.strong();
      boolean isSpoken = !(piece instanceof Piece.Pause);
      if (afterWords && isSpoken && (isStrong || afterStrong)) {
        clips.add(SET_OFF);
      }
      clips.add(sound(piece, synthesizer, paced));
      afterWords = isSpoken;
      afterStrong = isStrong;
    }
    Clip all = clips.size() == 1 ? clips.getFirst() : joined(clips);
    return delivery.gain() > 0 ? Loudness.amplified(all, delivery.gain()) : all;
  }

  private static Clip sound(Piece piece, Synthesizer synthesizer, Voice voice)
      throws SynthesisException {
    return switch (piece) {
      case Piece.Pause pause -> Clip.silence(pause.length());
      case Piece.Recording recording -> recording.clip();
      case Piece.Words words when words.strong() ->
          Loudness.amplified(synthesizer.speak(words.text(), strong(voice)), STRONG_GAIN);
      case Piece.Words words -> synthesizer.speak(words.text(), voice);
    };
  }

  private static Clip joined(List<Clip> clips) {
    short[] all = new short[clips.stream().mapToInt(Clip::size).sum()];
    int at = 0;
    for (Clip clip : clips) {
      System.arraycopy(clip.samples(), 0, all, at, clip.size());
      at += clip.size();
    }
    return Clip.of(PcmFrame.RATE, all);
  }
}
