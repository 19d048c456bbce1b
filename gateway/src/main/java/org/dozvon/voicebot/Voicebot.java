package org.dozvon.voicebot;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens conversations over audio. Safe for use by many threads; holds nothing of a session. */
public final class Voicebot {
  private static final Logger LOG = LoggerFactory.getLogger(Voicebot.class);

  private final BotParts parts;
  private final VoicebotSettings settings;
  private final AtomicInteger active = new AtomicInteger();
  private volatile String closing = "";

  /** A bot of these parts. */
  public Voicebot(BotParts parts, VoicebotSettings settings) {
    this.parts = parts;
    this.settings = settings;
  }

  /**
   * Opens the session of a claimed reservation and greets. Never fails: what goes wrong completes
   * the claim's result and hangs up.
   *
   * @param loop the connection's only thread, on which this is called too
   * @param sink the way to the caller
   * @return empty when the session could not be made
   */
  public Optional<BotSession> open(BotReservations.Claim claim, Executor loop, BotSink sink) {
    active.incrementAndGet();
    Consumer<BotResult> done =
        result -> {
          active.decrementAndGet();
          claim.result().complete(result);
        };
    try {
      BotSession session = new BotSession(claim.order(), this, loop, sink, done);
      session.start(claim.order());
      return Optional.of(session);
    } catch (RuntimeException e) {
      LOG.error("{}: no session could be made", claim.order().call(), e);
      done.accept(new BotResult.Broken(e.toString()));
      sink.hangUp();
      return Optional.empty();
    }
  }

  /**
   * The program is about to end: every caller is told that a person comes now and is let go, within
   * some seconds.
   *
   * @param reason as the person is told it; not empty
   */
  public void close(String reason) {
    closing = reason;
  }

  /** Why all sessions are to end; empty: they are not. */
  Optional<String> closing() {
    return closing.isEmpty() ? Optional.empty() : Optional.of(closing);
  }

  /** Sessions that are open now. */
  public int active() {
    return active.get();
  }

  BotParts parts() {
    return parts;
  }

  VoicebotSettings settings() {
    return settings;
  }
}
