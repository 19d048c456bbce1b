package org.dozvon.phonebank.bench;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one call measured at the caller's ear.
 *
 * @param greeting from the hotline's answer to its first voice
 * @param turns from the caller's last sound to the first of the answer
 * @param bargeIns from the caller's first sound into the bot's voice to the bot's silence
 * @param wrong what did not go as the scenario says; empty when all did
 */
record BenchCall(
    Optional<Duration> greeting,
    List<Duration> turns,
    List<Duration> bargeIns,
    int talkedOver,
    List<String> wrong) {
  BenchCall {
    turns = List.copyOf(turns);
    bargeIns = List.copyOf(bargeIns);
    wrong = List.copyOf(wrong);
  }

  boolean isOk() {
    return wrong.isEmpty();
  }
}
