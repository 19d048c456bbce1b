package org.dozvon.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dozvon.call.CallId;

/**
 * What is known of a waiting caller beside the queue: from our own part of the call. Of a caller
 * who came past us nothing is known.
 *
 * @param call our name of the call
 * @param number as the network told it; may be empty
 * @param answered when the call was answered: where the caller's clock begins
 * @param asked when a person was asked for, by the caller or by the bot: where the queue's clock
 *     begins
 * @param gentle the caller has the gentle profile or went straight to a person
 * @param topic may be empty
 * @param skill that the person should have; may be empty
 * @param reasons why this caller may go before others, in plain words; may be empty
 */
public record Facts(
    Optional<CallId> call,
    String number,
    Instant answered,
    Instant asked,
    boolean gentle,
    String topic,
    String skill,
    List<PriorityReason> reasons) {
  /** Copies. */
  public Facts {
    reasons = List.copyOf(reasons);
  }

  /** Of a caller whom only the queue knows: both clocks begin when they joined. */
  public static Facts unknown(Instant joined) {
    return new Facts(Optional.empty(), "", joined, joined, false, "", "", List.of());
  }
}
