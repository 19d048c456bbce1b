package org.dozvon.phonebank.nodes;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.dozvon.phonebank.demo.Quantiles;

/**
 * What callers met when a gateway went.
 *
 * @param callers who called before
 * @param onIt of these, who talked with the gateway that went
 * @param toQueue from that moment until one more of them stood in the queue
 * @param dead of those who called before, whose line is closed without a person
 * @param persons of those who called before, who had a person afterwards
 * @param known of these, whose words the other gateway knows
 * @param before from dialling to the answer while all was well
 * @param newcomers who dialled right afterwards
 * @param after from dialling to the answer, of these
 * @param notes what else was seen
 */
record Figures(
    String what,
    int callers,
    int onIt,
    Quantiles toQueue,
    long dead,
    long persons,
    long known,
    Quantiles before,
    int newcomers,
    Quantiles after,
    List<String> notes) {
  Figures {
    notes = List.copyOf(notes);
  }

  /**
   * Whether nobody was lost: every line lives, everybody of the gateway that went is in the queue,
   * every newcomer was answered, and agents got calls of which the other gateway knows.
   */
  boolean isOk() {
    return dead == 0
        && toQueue.sorted().size() >= onIt
        && after.sorted().size() == newcomers
        && persons >= onIt
        && known == persons;
  }

  /** The slowest answer of a newcomer. */
  Duration slowestAnswer() {
    return after.at(100).orElse(Duration.ZERO);
  }

  /** A few lines for people. */
  String text() {
    return String.format(
            Locale.ROOT,
            "%s: %s%n"
                + "  %d callers; lines lost: %d%n"
                + "%s"
                + "  dialling to answer: before p50 %d, p95 %d ms (%d); %d newcomers afterwards"
                + " p50 %d, p95 %d, longest %d ms, answered: %d%n",
            what,
            isOk() ? "ok" : "WRONG",
            callers,
            dead,
            whoWasOnIt(),
            before.millis(50),
            before.millis(95),
            before.sorted().size(),
            newcomers,
            after.millis(50),
            after.millis(95),
            after.millis(100),
            after.sorted().size())
        + (notes.isEmpty() ? "" : "  " + String.join("\n  ", notes) + "\n");
  }

  /** Empty where nobody is counted: a gateway that hangs may wake up and go on. */
  private String whoWasOnIt() {
    return onIt == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "  with this gateway: %d, into the queue after it: p50 %d ms, all %d of them after %d ms%n"
                + "  answered by a person afterwards: %d, known to the other gateway: %d%n",
            onIt,
            toQueue.millis(50),
            toQueue.sorted().size(),
            toQueue.millis(100),
            persons,
            known);
  }
}
