package org.dozvon.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;
import org.vosk.Model;
import org.vosk.Recognizer;

/** One stream: its native recogniser is made, used and freed on the given thread only. */
final class VoskEar implements Ear {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BACKLOG = 150;
  private final Model model;
  private final ExecutorService thread;
  private final Consumer<Recognition> results;
  private final Runnable closed;
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger waiting = new AtomicInteger();
  private final List<Recognition.Word> words = new ArrayList<>();
  private Recognizer recognizer;
  private String partial = "";
  private int unknown;

  VoskEar(Model model, ExecutorService thread, Consumer<Recognition> results, Runnable closed) {
    this.model = model;
    this.thread = thread;
    this.results = results;
    this.closed = closed;
  }

  @Override
  public void begin(Grammar grammar) {
    run(() -> start(grammar));
  }

  @Override
  public void hear(PcmFrame frame) {
    if (waiting.incrementAndGet() > BACKLOG) {
      waiting.decrementAndGet();
      run(() -> fail("the decoder is more than 3 s late"));
      return;
    }
    run(
        () -> {
          waiting.decrementAndGet();
          decode(frame);
        });
  }

  @Override
  public void end() {
    run(this::finish);
  }

  @Override
  public void close() {
    if (done.compareAndSet(false, true)) {
      thread.execute(
          () -> {
            free();
            closed.run();
          });
    }
  }

  private void run(Runnable step) {
    if (!done.get()) {
      thread.execute(() -> guarded(step));
    }
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      fail("Vosk: " + e);
    }
  }

  private void start(Grammar grammar) {
    free();
    words.clear();
    partial = "";
    unknown = 0;
    try {
      recognizer =
          grammar.phrases().isEmpty()
              ? new Recognizer(model, PcmFrame.RATE)
              : new Recognizer(model, PcmFrame.RATE, json(grammar));
      recognizer.setWords(true);
    } catch (IOException e) {
      fail("Vosk: " + e.getMessage());
    }
  }

  private static String json(Grammar grammar) throws JsonProcessingException {
    List<String> phrases = new ArrayList<>(grammar.phrases());
    if (grammar.unknownAllowed()) {
      phrases.add("[unk]");
    }
    return JSON.writeValueAsString(phrases);
  }

  private void decode(PcmFrame frame) {
    if (recognizer == null) {
      return;
    }
    if (recognizer.acceptWaveForm(frame.samples(), PcmFrame.SAMPLES)) {
      collect(recognizer.getResult());
    }
    tell(read(recognizer.getPartialResult()).path("partial").asText());
  }

  private void tell(String raw) {
    if (raw.equals(partial)) {
      return;
    }
    partial = raw;
    List<String> heard = new ArrayList<>(words.stream().map(Recognition.Word::text).toList());
    int strange = unknown;
    for (String word : raw.isBlank() ? new String[0] : raw.strip().split(" ", -1)) {
      if (word.equals("[unk]")) {
        strange++;
      } else {
        heard.add(word);
      }
    }
    report(new Recognition.Partial(String.join(" ", heard), strange));
  }

  private void collect(String result) {
    for (JsonNode node : read(result).path("result")) {
      String word = node.path("word").asText();
      if (word.equals("[unk]")) {
        unknown++;
      } else {
        words.add(new Recognition.Word(word, node.path("conf").asDouble()));
      }
    }
  }

  private void finish() {
    if (recognizer != null) {
      collect(recognizer.getFinalResult());
      free();
      report(new Recognition.Final(words, unknown));
    }
  }

  private void fail(String reason) {
    free();
    report(new Recognition.Failed(reason));
  }

  private void report(Recognition recognition) {
    if (!done.get()) {
      results.accept(recognition);
    }
  }

  private void free() {
    if (recognizer != null) {
      recognizer.close();
      recognizer = null;
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Vosk's answer is no JSON: " + json, e);
    }
  }
}
