package org.dozvon.phonebank.demo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a scenario.
 *
 * @param latencies from the caller's last word to the first sound of the answer, in the audio
 * @param toPerson from the hand-over to the agent's voice at the caller's ear
 * @param wrong what was not as expected; empty when all was
 */
public record Outcome(
    Scenario scenario,
    String result,
    List<Duration> latencies,
    Optional<Duration> toPerson,
    List<String> wrong) {}
