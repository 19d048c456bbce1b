package org.dozvon.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Grammar;
import org.vosk.Model;
import org.vosk.Recognizer;

/** Vosk's own decoder, 1-3 MB of native memory. */
final class VoskDecoder implements Decoder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Recognizer recognizer;

  VoskDecoder(Model model, Grammar grammar) throws IOException {
    recognizer =
        grammar.phrases().isEmpty()
            ? new Recognizer(model, PcmFrame.RATE)
            : new Recognizer(model, PcmFrame.RATE, json(grammar));
    recognizer.setWords(true);
    recognizer.setMaxAlternatives(alternatives(grammar));
  }

  /**
   * How many readings are asked for, 0: one. Of bare digits several: one digit that is lost or
   * doubled shows in the number of words, and another reading of the same sound may fit. Vosk gives
   * no word's confidence with them; Readings makes one.
   */
  static int alternatives(Grammar grammar) {
    return grammar.unknownAllowed() ? 0 : Readings.MOST;
  }

  @Override
  public boolean accept(PcmFrame frame) throws IOException {
    return checked(
        Calls.vosk_recognizer_accept_waveform_s(
            recognizer.getPointer(), frame.samples(), PcmFrame.SAMPLES));
  }

  @Override
  public String partial() {
    return recognizer.getPartialResult();
  }

  @Override
  public String result() {
    return recognizer.getResult();
  }

  @Override
  public String finish() {
    return recognizer.getFinalResult();
  }

  @Override
  public void close() {
    recognizer.close();
  }

  /** Whether a part is settled; what Vosk's C function answers is 1, 0 or, for an error, -1. */
  static boolean checked(int answer) throws IOException {
    if (answer < 0) {
      throw new IOException("accept_waveform: " + answer + " (expected: 0 or 1)");
    }
    return answer > 0;
  }

  /** The phrases as Vosk takes them; empty: anything. */
  static List<String> phrases(Grammar grammar) {
    List<String> phrases = new ArrayList<>(grammar.phrases());
    if (grammar.unknownAllowed() && !phrases.isEmpty()) {
      phrases.add("[unk]");
    }
    return phrases;
  }

  private static String json(Grammar grammar) throws JsonProcessingException {
    return JSON.writeValueAsString(phrases(grammar));
  }

  /** The function whose error Vosk's Java class takes for "settled". */
  private static final class Calls {
    static {
      Native.register(Calls.class, "vosk");
    }

    private Calls() {}

    static native int vosk_recognizer_accept_waveform_s(Pointer recognizer, short[] data, int size);
  }
}
