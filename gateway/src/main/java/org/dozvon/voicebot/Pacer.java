package org.dozvon.voicebot;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.dozvon.audio.PcmFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells every session when its next 20 ms are due: one thread for all, which looks every 5 ms.
 * Asterisk neither paces nor buffers, so due times come from elapsed time and do not drift; a turn
 * that was missed is dropped and never made up for in a burst.
 */
public final class Pacer implements AutoCloseable {
  /** How often the thread looks. */
  public static final Duration SLOT = Duration.ofMillis(5);

  private static final Logger LOG = LoggerFactory.getLogger(Pacer.class);
  private static final long PERIOD = PcmFrame.LENGTH.toNanos();

  private final List<Stream> streams = new CopyOnWriteArrayList<>();
  private final Lateness lateness = new Lateness();
  private final LongSupplier nanos;
  private volatile boolean closed;
  private volatile long lastSlot;

  /**
   * A pacer that only moves by {@link #slot()} until {@link #start()}.
   *
   * @param nanos elapsed time, {@code System::nanoTime} or a test's own
   */
  public Pacer(LongSupplier nanos) {
    this.nanos = nanos;
    this.lastSlot = nanos.getAsLong();
  }

  /** Starts the thread. */
  public Pacer start() {
    Thread thread = new Thread(this::run, "pacer");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  /**
   * From the next slot on runs {@code due} on {@code loop} every 20 ms.
   *
   * @return ends it; may be closed twice and from any thread
   */
  public Pacing pace(Executor loop, Runnable due) {
    Stream stream = new Stream(loop, due, nanos.getAsLong());
    streams.add(stream);
    return () -> streams.remove(stream);
  }

  /** Ends the pacing of one session. */
  @FunctionalInterface
  public interface Pacing extends AutoCloseable {
    @Override
    void close();
  }

  /** How late turns were given out. */
  public Lateness lateness() {
    return lateness;
  }

  /** How long ago the thread last looked; more than a few slots means that it stands still. */
  public Duration sinceLastSlot() {
    return Duration.ofNanos(nanos.getAsLong() - lastSlot);
  }

  /** Sessions that are paced now. */
  public int size() {
    return streams.size();
  }

  /** Gives every session its turn that is due; what the thread does every 5 ms. */
  void slot() {
    long now = nanos.getAsLong();
    lastSlot = now;
    for (Stream stream : streams) {
      stream.slot(now);
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  private void run() {
    long next = nanos.getAsLong();
    while (!closed) {
      slot();
      long now = nanos.getAsLong();
      next = Math.max(next + SLOT.toNanos(), now);
      LockSupport.parkNanos(next - now);
    }
  }

  /** One session's turns. Fields belong to the pacing thread, except {@code waiting}. */
  private final class Stream {
    private final Executor loop;
    private final Runnable due;
    private final AtomicBoolean waiting = new AtomicBoolean();
    private long dueAt;

    Stream(Executor loop, Runnable due, long firstDue) {
      this.loop = loop;
      this.due = due;
      this.dueAt = firstDue;
    }

    void slot(long now) {
      long late = now - dueAt;
      if (late < 0) {
        return;
      }
      long missed = late / PERIOD;
      dueAt += (missed + 1) * PERIOD;
      lateness.add(late, missed);
      if (!waiting.compareAndSet(false, true)) {
        // The loop has not come to the last turn yet: two in a row would be a burst.
        lateness.dropped(1);
        return;
      }
      try {
        loop.execute(this::turn);
      } catch (RejectedExecutionException e) {
        LOG.debug("pacer: a session's loop is gone");
        streams.remove(this);
      }
    }

    private void turn() {
      waiting.set(false);
      due.run();
    }
  }
}
