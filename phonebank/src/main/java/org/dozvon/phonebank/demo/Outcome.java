package org.dozvon.phonebank.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a scenario.
 *
 * @param result as the gateway's last event tells it, {@code nothing} when there was none
 * @param latencies from the caller's last word to the first sound of the answer, in the audio
 * @param talkedOver how often the bot began to speak while the caller had more to say
 * @param sinceCall from the call's beginning to a person's answer
 * @param sinceAsked from the caller's last doing before the hand-over to a person's answer
 * @param wrong what was not as expected; empty when all was
 */
public record Outcome(
    Scenario scenario,
    String result,
    List<Duration> latencies,
    int talkedOver,
    Optional<Duration> sinceCall,
    Optional<Duration> sinceAsked,
    List<String> wrong) {
  public Outcome {
    latencies = List.copyOf(latencies);
    wrong = List.copyOf(wrong);
  }

  /** A call that did not come about. */
  static Outcome noCall(Scenario scenario, String why) {
    return new Outcome(
        scenario, "no call", List.of(), 0, Optional.empty(), Optional.empty(), List.of(why));
  }

  /** Whether all went as the scenario says. */
  public boolean isOk() {
    return wrong.isEmpty();
  }
}
