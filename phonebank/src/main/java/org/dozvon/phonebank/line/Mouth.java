package org.dozvon.phonebank.line;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.dozvon.audio.Clip;
import org.dozvon.audio.PcmFrame;

/**
 * What the caller says: one frame each 20 ms of elapsed time, the faint hiss of a real line when
 * there is nothing to say. {@link #run} owns the connection's output; {@link #say} may be called by
 * any thread.
 */
public final class Mouth {
  /** A recogniser makes words out of digital zeros; a line of about 8 LSB is heard as silence. */
  private static final double FLOOR = 8;

  private static final int KIND_SLIN = 0x10;

  private final Random hiss = new Random(4471);
  private final TurnClock turns;
  private final Tape said = new Tape(System.nanoTime());
  private final Deque<Utterance> queue = new ArrayDeque<>();

  private volatile long lastVoiced = System.nanoTime();

  private record Utterance(
      Deque<PcmFrame> frames, boolean speech, CompletableFuture<Void> finished) {}

  Mouth(TurnClock turns) {
    this.turns = turns;
  }

  /**
   * Speaks a clip after what is being spoken already.
   *
   * @param speech whether an answer is expected, so that the wait for it is measured
   * @return done when its last frame has been sent; cancelled when the line closes before
   */
  public CompletableFuture<Void> say(Clip clip, boolean speech) {
    CompletableFuture<Void> finished = new CompletableFuture<>();
    List<PcmFrame> frames = clip.frames();
    synchronized (queue) {
      queue.add(new Utterance(new ArrayDeque<>(frames), speech, finished));
    }
    if (speech) {
      turns.beganSpeaking();
    }
    return finished;
  }

  /** Sends frames until the connection is closed. Blocks; give it a thread of its own. */
  void run(OutputStream out) {
    long start = System.nanoTime();
    try {
      for (long sent = 0; ; sent++) {
        sleepUntil(start + sent * PcmFrame.LENGTH.toNanos());
        send(out);
      }
    } catch (IOException e) {
      silenceForGood();
    }
  }

  private void send(OutputStream out) throws IOException {
    Utterance current;
    PcmFrame frame;
    synchronized (queue) {
      current = queue.peek();
      frame = current == null ? floor() : mixed(current.frames().remove());
      if (current != null && current.frames().isEmpty()) {
        queue.remove();
      }
      said.add(frame, System.nanoTime());
    }
    out.write(message(frame));
    if (current != null) {
      sent(current, frame);
    }
  }

  private void sent(Utterance current, PcmFrame frame) {
    if (VoiceGauge.isVoiced(frame)) {
      lastVoiced = System.nanoTime();
      if (current.speech()) {
        turns.spoke(lastVoiced);
      }
    }
    if (current.frames().isEmpty()) {
      if (current.speech()) {
        turns.finishedSpeaking();
      }
      current.finished().complete(null);
    }
  }

  private static byte[] message(PcmFrame frame) {
    byte[] message = new byte[3 + PcmFrame.BYTES];
    message[0] = KIND_SLIN;
    message[1] = (byte) (PcmFrame.BYTES >> 8);
    message[2] = (byte) PcmFrame.BYTES;
    System.arraycopy(frame.toLittleEndian(), 0, message, 3, PcmFrame.BYTES);
    return message;
  }

  private PcmFrame floor() {
    return mixed(PcmFrame.SILENCE);
  }

  private PcmFrame mixed(PcmFrame frame) {
    short[] samples = frame.samples();
    for (int i = 0; i < samples.length; i++) {
      long noisy = samples[i] + Math.round(hiss.nextGaussian() * FLOOR);
      samples[i] = (short) Math.clamp(noisy, Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return PcmFrame.of(samples);
  }

  private static void sleepUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(20)));
    }
  }

  private void silenceForGood() {
    synchronized (queue) {
      queue.forEach(utterance -> utterance.finished().cancel(false));
      queue.clear();
    }
  }

  /** When the last frame with voice in it was sent; before the first one, when the line opened. */
  public long lastVoiced() {
    return lastVoiced;
  }

  /** Everything sent since the line was opened, 8 kHz. */
  public short[] samples() {
    synchronized (queue) {
      return said.samples();
    }
  }
}
