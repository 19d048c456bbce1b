package org.dozvon.ivr;

import java.time.Duration;

/**
 * How callers are walked.
 *
 * @param audioAddress {@code host:port} where Asterisk finds our AudioSocket listener; {@code
 *     0.0.0.0} or {@code [::]} means where it reached us for the call
 * @param attach how Asterisk joins the caller to the voicebot
 * @param lookUpLimit how long the caller look-up may delay the greeting
 * @param handOverLimit how long storing the context may delay the queue
 * @param reservationLimit how long an AudioSocket id stays good; Asterisk itself gives a connection
 *     two seconds
 * @param profiles how callers are told apart before the first word
 */
public record IvrSettings(
    String audioAddress,
    Attach attach,
    Duration lookUpLimit,
    Duration handOverLimit,
    Duration reservationLimit,
    ProfileRules profiles) {

  /** How Asterisk joins the caller to the voicebot. */
  public enum Attach {
    /** The application {@code AudioSocket()} on the caller's own channel. */
    APPLICATION,
    /** {@code Dial(AudioSocket/...)}: a channel of its own, bridged to the caller. */
    CHANNEL
  }

  /** The defaults for a voicebot listening there. */
  public static IvrSettings defaults(String audioAddress) {
    return new IvrSettings(
        audioAddress,
        Attach.CHANNEL,
        Duration.ofMillis(800),
        Duration.ofSeconds(2),
        Duration.ofMillis(2500),
        ProfileRules.DEFAULTS);
  }
}
