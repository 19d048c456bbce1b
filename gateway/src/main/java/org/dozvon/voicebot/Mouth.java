package org.dozvon.voicebot;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.SynthesisException;
import org.dozvon.speech.Synthesizer;
import org.dozvon.speech.Voice;

/** Has sentences spoken by the workers, ahead of time; the sound comes back on the loop. */
final class Mouth {
  private final Synthesizer synthesizer;
  private final Executor workers;
  private final Voice voice;
  private final Executor loop;

  Mouth(Synthesizer synthesizer, Executor workers, Voice voice, Executor loop) {
    this.synthesizer = synthesizer;
    this.workers = workers;
    this.voice = voice;
    this.loop = loop;
  }

  /** Asks for the sound of a sentence, which becomes ready or failed later, on the loop. */
  void speak(Sentence sentence) {
    try {
      workers.execute(() -> work(sentence));
    } catch (RejectedExecutionException e) {
      sentence.failed("every voice is busy");
    }
  }

  private void work(Sentence sentence) {
    if (sentence.abandoned()) {
      return;
    }
    try {
      List<PcmFrame> frames = synthesizer.speak(sentence.text(), voice).frames();
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
