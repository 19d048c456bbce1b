package org.dozvon.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.dozvon.config.Configuration;

/** Waits until the running gateway has taken or refused the files of a hotline. */
record Publication(Configuration configuration, String hotline, String hash) {
  private static final Duration OFTEN = Duration.ofMillis(100);

  /** How it ended. */
  sealed interface Outcome {
    /** The files take calls as this version. */
    record Live(int version) implements Outcome {}

    /** They do not, for these reasons. */
    record Refused(java.util.List<String> problems) implements Outcome {}

    /** The gateway said nothing of these files in time. */
    record Nothing() implements Outcome {}

    /** No gateway answers. */
    record NoGateway(String reason) implements Outcome {}
  }

  Outcome await(Duration limit) throws InterruptedException {
    long until = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        Optional<Outcome> outcome = GatewayState.ask(configuration, hotline).flatMap(this::outcome);
        if (outcome.isPresent()) {
          return outcome.get();
        }
      } catch (IOException e) {
        return new Outcome.NoGateway(configuration.http() + ": " + e.getMessage());
      }
      if (System.nanoTime() >= until) {
        return new Outcome.Nothing();
      }
      Thread.sleep(OFTEN);
    }
  }

  private Optional<Outcome> outcome(GatewayState.Hotline state) {
    if (state.hash().equals(hash)) {
      return Optional.of(new Outcome.Live(state.version()));
    }
    return state.refusedHash().equals(hash)
        ? Optional.of(new Outcome.Refused(state.problems()))
        : Optional.empty();
  }
}
