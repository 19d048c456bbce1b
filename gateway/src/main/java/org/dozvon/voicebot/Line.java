package org.dozvon.voicebot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dozvon.audio.PcmFrame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to the caller: lets frames out while the peer reads, notices when it does not, when
 * nothing comes in, and when nothing ever came in. Confined to the loop.
 */
final class Line {
  private static final Logger LOG = LoggerFactory.getLogger(Line.class);

  private static final Duration SUPPRESSED = Duration.ofMillis(200);

  private final BotSink sink;
  private final String call;
  private Optional<Instant> slowSince = Optional.empty();
  private Instant lastHeard;
  private boolean everHeard;

  Line(BotSink sink, String call, Instant now) {
    this.sink = sink;
    this.call = call;
    this.lastHeard = now;
  }

  /** Sends a frame, or drops it when the peer does not keep up. */
  void send(PcmFrame frame, Instant now) {
    if (sink.isWritable()) {
      slowSince = Optional.empty();
      sink.send(frame);
      return;
    }
    if (slowSince.isEmpty()) {
      slowSince = Optional.of(now);
      LOG.warn("{}: the peer reads too slowly, frames are dropped", call);
    }
  }

  /** Whether the peer has not read for {@code limit}. */
  boolean isStuck(Duration limit, Instant now) {
    return slowSince.filter(since -> !now.isBefore(since.plus(limit))).isPresent();
  }

  /** A frame came in. */
  void heard(Instant now) {
    lastHeard = now;
    everHeard = true;
  }

  /**
   * Whether the caller's phone sends nothing now, longer than frames are ever late. Phones that
   * suppress silence do so whenever their owner is silent.
   */
  boolean isSuppressed(Instant now) {
    return !now.isBefore(lastHeard.plus(SUPPRESSED));
  }

  /** Whether nothing at all has come in, for {@code limit}: the sound goes astray. */
  boolean isDeaf(Duration limit, Instant now) {
    return !everHeard && !now.isBefore(lastHeard.plus(limit));
  }

  /** Says that the bot is done and closes. */
  void hangUp() {
    sink.hangUp();
  }

  @Override
  public String toString() {
    return "line";
  }
}
