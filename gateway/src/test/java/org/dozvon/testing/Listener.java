package org.dozvon.testing;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dozvon.audio.PcmFrame;
import org.dozvon.speech.Ear;
import org.dozvon.speech.Grammar;
import org.dozvon.speech.Recognition;

/** Takes what an ear reports and waits for the end of utterances. */
public final class Listener implements Consumer<Recognition> {
  private static final int PAD = 25;

  private final BlockingQueue<Recognition> ends = new LinkedBlockingQueue<>();

  @Override
  public void accept(Recognition recognition) {
    if (!(recognition instanceof Recognition.Partial)) {
      ends.add(recognition);
    }
  }

  /** The next Final or Failed. */
  public Recognition await() {
    try {
      Recognition end = ends.poll(30, TimeUnit.SECONDS);
      if (end == null) {
        throw new AssertionError("the ear reports neither Final nor Failed");
      }
      return end;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** How many ends were reported and not waited for. */
  public int rest() {
    return ends.size();
  }

  /** Lets the ear hear 2 s at most, with the silence around it that recognisers need. */
  public Recognition hear(Ear ear, Grammar grammar, List<PcmFrame> frames) {
    ear.begin(grammar);
    Recordings.quiet(PAD).forEach(ear::hear);
    frames.forEach(ear::hear);
    Recordings.quiet(PAD).forEach(ear::hear);
    ear.end();
    return await();
  }
}
