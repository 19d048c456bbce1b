package org.dozvon.phonebank.line;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.dozvon.audio.PcmFrame;

/**
 * What the caller hears. Fed by the line's reader thread, asked by the thread that plays the
 * caller; a lock guards all fields.
 */
public final class Ears {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final VoiceGauge gauge = new VoiceGauge(VoiceGauge.BETWEEN_TURNS);
  private final VoiceGauge onsets = new VoiceGauge(VoiceGauge.BETWEEN_WORDS);
  private final TurnClock turns;
  private final Tape heard = new Tape(System.nanoTime());
  private OptionalLong firstVoice = OptionalLong.empty();
  private long voicedFrames;
  private boolean closed;

  Ears(TurnClock turns) {
    this.turns = turns;
  }

  void hear(PcmFrame frame, long now) {
    lock.lock();
    try {
      heard.add(frame, now);
      if (VoiceGauge.isVoiced(frame)) {
        voicedFrames++;
        turns.hears(now);
      }
      switch (onsets.hear(frame, now)) {
        case BEGAN -> {
          firstVoice = firstVoice.isPresent() ? firstVoice : OptionalLong.of(onsets.began());
          turns.voiceBegan(onsets.began());
        }
        case ENDED -> turns.voiceEnded();
        case NONE -> {}
      }
      switch (gauge.hear(frame, now)) {
        case BEGAN, ENDED -> changed.signalAll();
        case NONE -> {}
      }
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** How much voice was heard since the beginning. */
  public Duration voiceHeard() {
    lock.lock();
    try {
      return PcmFrame.LENGTH.multipliedBy(voicedFrames);
    } finally {
      lock.unlock();
    }
  }

  /** When the first voice began, nanoseconds of {@code System.nanoTime}; empty before that. */
  public OptionalLong firstVoice() {
    lock.lock();
    try {
      return firstVoice;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until somebody has begun to speak after the time {@code mark} and is done: what was heard
   * earlier answers something else.
   *
   * @return false when the time ran out or the line was closed before
   */
  public boolean awaitEndAfter(long mark, Duration limit) throws InterruptedException {
    return await(() -> voicedFrames > 0 && onsets.began() - mark > 0 && !gauge.isVoice(), limit);
  }

  /**
   * Waits until somebody speaks (at once when they do already); false on time-out or a closed line.
   */
  public boolean awaitVoice(Duration limit) throws InterruptedException {
    return await(gauge::isVoice, limit);
  }

  /** Waits for the line to be closed by the other side; false on time-out. */
  public boolean awaitClosed(Duration limit) throws InterruptedException {
    await(() -> false, limit);
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean await(Fact fact, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (!fact.holds()) {
        if (closed || left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the other side has closed the line. */
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** When the last voiced frame arrived, of {@code System.nanoTime()}; 0 before the first. */
  public long lastVoiced() {
    lock.lock();
    try {
      return gauge.lastVoiced();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The longest time without any sound, be it voice, music or ringing, between two times of {@code
   * System.nanoTime()}.
   */
  public Duration longestSilence(long from, long to) {
    lock.lock();
    try {
      return heard.longestSilence(from, to);
    } finally {
      lock.unlock();
    }
  }

  /** Sound and silence from a time on, half a second a character: {@code ##..##}. */
  public String picture(long from) {
    lock.lock();
    try {
      return heard.picture(from, System.nanoTime());
    } finally {
      lock.unlock();
    }
  }

  /** Everything heard since the line was opened, 8 kHz. */
  public short[] samples() {
    lock.lock();
    try {
      return heard.samples();
    } finally {
      lock.unlock();
    }
  }

  private interface Fact {
    boolean holds();
  }
}
