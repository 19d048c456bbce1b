package org.dozvon.ivr;

import java.time.Duration;
import java.util.Set;

/**
 * How callers are walked.
 *
 * @param audioAddress {@code host:port} where Asterisk finds our AudioSocket listener
 * @param attach how Asterisk joins the caller to the voicebot
 * @param lookUpLimit how long the caller look-up may delay the greeting
 * @param handOverLimit how long storing the context may delay the queue
 * @param reservationLimit how long an AudioSocket id stays good; Asterisk itself gives a connection
 *     two seconds
 * @param gentleNumbers caller numbers, digits only, that are always treated gently
 * @param personNumbers caller numbers, digits only, that go straight to a person
 * @param gentleAge callers of this age and more are treated gently when the look-up tells their
 *     year of birth; 0 switches it off
 */
public record IvrSettings(
    String audioAddress,
    Attach attach,
    Duration lookUpLimit,
    Duration handOverLimit,
    Duration reservationLimit,
    Set<String> gentleNumbers,
    Set<String> personNumbers,
    int gentleAge) {

  /** How Asterisk joins the caller to the voicebot. */
  public enum Attach {
    /** The application {@code AudioSocket()} on the caller's own channel. */
    APPLICATION,
    /** {@code Dial(AudioSocket/...)}: a channel of its own, bridged to the caller. */
    CHANNEL
  }

  public IvrSettings {
    gentleNumbers = Set.copyOf(gentleNumbers);
    personNumbers = Set.copyOf(personNumbers);
  }

  /** The defaults for a voicebot listening there. */
  public static IvrSettings defaults(String audioAddress) {
    return new IvrSettings(
        audioAddress,
        Attach.CHANNEL,
        Duration.ofMillis(800),
        Duration.ofSeconds(2),
        Duration.ofMillis(2500),
        Set.of(),
        Set.of(),
        70);
  }
}
