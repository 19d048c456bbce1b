package org.dozvon.vosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;
import org.dozvon.testing.Listener;
import org.dozvon.testing.Recordings;

/**
 * A thousand short calls through the real pool; prints by how many kilobytes the resident set grew
 * after a warm-up. Run in a process of its own whose heap is of one size and touched from the
 * start.
 */
final class ThousandCalls {
  private static final int WARM_UP = 200;
  private static final int CALLS = 1000;

  private static final List<Grammar> GRAMMARS =
      List.of(
          new Grammar(List.of("yes", "no"), true),
          new Grammar(List.of("yes", "no", "operator", "go back"), false));

  private final List<PcmFrame> yes = Recordings.caller(Locale.ENGLISH, "man", "yes").frames();

  private ThousandCalls() {}

  public static void main(String[] args) throws IOException {
    var models = Map.of(Locale.ENGLISH, Recordings.model(Locale.ENGLISH));
    ThousandCalls calls = new ThousandCalls();
    try (var recognizer = new VoskRecognizer(new VoskSettings(models, 2, 2))) {
      calls.make(recognizer, WARM_UP);
      long before = resident();
      calls.make(recognizer, CALLS);
      System.out.println(resident() - before);
    }
  }

  private void make(VoskRecognizer recognizer, int number) {
    IntStream.range(0, number).parallel().forEach(i -> call(recognizer, i));
  }

  /** An utterance, then one that the caller's hanging up breaks off. */
  private void call(VoskRecognizer recognizer, int number) {
    Listener listener = new Listener();
    try (Ear ear = recognizer.open(Locale.ENGLISH, listener).orElseThrow()) {
      Recognition heard = listener.hear(ear, GRAMMARS.get(number % GRAMMARS.size()), yes);
      if (!(heard instanceof Recognition.Final last && last.text().equals("yes"))) {
        throw new IllegalStateException("heard " + heard);
      }
      ear.begin(GRAMMARS.getFirst());
      yes.subList(0, 10).forEach(ear::hear);
    }
  }

  private static long resident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
        .sum();
  }
}
