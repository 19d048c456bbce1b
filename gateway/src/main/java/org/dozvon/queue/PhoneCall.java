package org.dozvon.queue;

import java.time.Instant;
import java.util.Optional;

/**
 * The call that a person's phone has to do with.
 *
 * @param phone Asterisk's interface, such as {@code PJSIP/101}
 * @param caller Asterisk's unique id of the caller's channel
 * @param channel its name; may be empty when never told
 * @param since when the stage began
 * @param joined when the caller joined the queue
 * @param wrapUpUntil when the wrap-up that the queue allows is over
 */
public record PhoneCall(
    String phone,
    String queue,
    String caller,
    String channel,
    Stage stage,
    Instant since,
    Instant joined,
    Optional<Instant> wrapUpUntil,
    Facts facts) {
  /** How far it has come. */
  public enum Stage {
    RINGING,
    TALKING,
    /** Over; stays until the phone rings again. */
    ENDED
  }

  PhoneCall with(Facts known) {
    return new PhoneCall(phone, queue, caller, channel, stage, since, joined, wrapUpUntil, known);
  }

  PhoneCall at(Stage now, Instant from, Optional<Instant> until) {
    return new PhoneCall(phone, queue, caller, channel, now, from, joined, until, facts);
  }
}
