package org.dozvon.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;
import org.dozvon.speech.Recognizer;

/** Hears what the script says, whatever the sound is. */
public final class ScriptedRecognizer implements Recognizer {
  private final Queue<Recognition> script = new ConcurrentLinkedQueue<>();
  private final List<ScriptedEar> ears = new CopyOnWriteArrayList<>();
  private volatile boolean full;
  private volatile boolean modelless;

  /** At the end of the next utterance these words are recognised. */
  public void hears(String text) {
    List<Recognition.Word> words =
        Arrays.stream(text.split(" ", -1)).map(w -> new Recognition.Word(w, 0.9)).toList();
    script.add(new Recognition.Final(words, 0));
  }

  /** At the end of the next utterance this happens. */
  public void does(Recognition recognition) {
    script.add(recognition);
  }

  /** No ear is to be had from now on. */
  public void full() {
    full = true;
  }

  /** No ear is to be had from now on, as there is no model. */
  public void withoutModel() {
    full = true;
    modelless = true;
  }

  @Override
  public boolean knows(Locale language) {
    return !modelless;
  }

  /** All ears that were opened. */
  public List<ScriptedEar> ears() {
    return ears;
  }

  /** The ear that was opened last. */
  public ScriptedEar ear() {
    return ears.getLast();
  }

  @Override
  public Optional<Ear> open(Locale language, Consumer<Recognition> results) {
    if (full) {
      return Optional.empty();
    }
    ScriptedEar ear = new ScriptedEar(results);
    ears.add(ear);
    return Optional.of(ear);
  }

  @Override
  public void close() {}

  /** Notes what it is given. */
  public final class ScriptedEar implements Ear {
    private final Consumer<Recognition> results;
    private final List<PcmFrame> utterance = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private Grammar grammar = Grammar.OPEN;
    private int ended;

    ScriptedEar(Consumer<Recognition> results) {
      this.results = results;
    }

    /** Reports this now. */
    public void report(Recognition recognition) {
      results.accept(recognition);
    }

    /** The frames since the utterance began. */
    public List<PcmFrame> utterance() {
      return utterance;
    }

    /** The grammar of the last utterance. */
    public Grammar grammar() {
      return grammar;
    }

    /** Utterances that were ended. */
    public int ended() {
      return ended;
    }

    /** How often it was closed. */
    public int closed() {
      return closed.get();
    }

    @Override
    public void begin(Grammar next) {
      grammar = next;
      utterance.clear();
    }

    @Override
    public void hear(PcmFrame frame) {
      utterance.add(frame);
    }

    @Override
    public void end() {
      ended++;
      Recognition next = script.poll();
      if (next != null) {
        results.accept(next);
      }
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
