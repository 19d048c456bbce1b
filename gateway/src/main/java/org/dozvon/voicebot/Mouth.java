package org.dozvon.voicebot;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Delivery;
import org.dozvon.speech.Rendition;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Utterance;
import org.dozvon.speech.Voice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has sentences spoken by the workers, ahead of time; the sound comes back on the loop. Confined to
 * the loop, but for the work itself.
 */
final class Mouth {
  private static final Logger LOG = LoggerFactory.getLogger(Mouth.class);

  private final Synthesizer synthesizer;
  private final Executor workers;
  private final Voice voice;
  private final Executor loop;
  private Delivery delivery;
  private List<Utterance> prepared = List.of();

  Mouth(Synthesizer synthesizer, Executor workers, Voice voice, Delivery delivery, Executor loop) {
    this.synthesizer = synthesizer;
    this.workers = workers;
    this.voice = voice;
    this.delivery = delivery;
    this.loop = loop;
  }

  /** From now on sentences are asked for at this pace and loudness. */
  void deliver(Delivery next) {
    delivery = next;
  }

  /** Asks for the sound of a sentence, which becomes ready or failed later, on the loop. */
  void speak(Sentence sentence) {
    Delivery manner = delivery;
    try {
      workers.execute(() -> work(sentence, manner));
    } catch (RejectedExecutionException e) {
      sentence.failed("every voice is busy");
    }
  }

  /** Has texts spoken for the synthesiser's cache; it does not matter whether that succeeds. */
  void prepare(List<Utterance> texts) {
    if (prepared.equals(texts)) {
      return;
    }
    prepared = List.copyOf(texts);
    Delivery manner = delivery;
    try {
      texts.forEach(text -> workers.execute(() -> attempt(text, manner)));
    } catch (RejectedExecutionException e) {
      LOG.debug("every voice is busy, nothing is spoken ahead");
    }
  }

  private void attempt(Utterance text, Delivery manner) {
    try {
      Rendition.of(text, synthesizer, voice, manner);
    } catch (SynthesisException | RuntimeException e) {
      LOG.debug("not spoken ahead", e);
    }
  }

  private void work(Sentence sentence, Delivery manner) {
    if (sentence.abandoned()) {
      return;
    }
    try {
      List<PcmFrame> frames =
          Rendition.of(sentence.utterance(), synthesizer, voice, manner).frames();
      back(() -> deliver(sentence, frames));
    } catch (SynthesisException | RuntimeException e) {
      back(() -> sentence.failed(e.toString()));
    }
  }

  private static void deliver(Sentence sentence, List<PcmFrame> frames) {
    if (frames.isEmpty()) {
      sentence.failed("no sound");
    } else {
      sentence.ready(frames);
    }
  }

  private void back(Runnable task) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      // The call and its loop are gone: nobody waits for the sound.
      return;
    }
  }
}
