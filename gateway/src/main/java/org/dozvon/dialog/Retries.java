package org.dozvon.dialog;

import java.time.Duration;
import java.util.List;
import org.dozvon.speech.Utterance;

/**
 * What is said when an input brought the call no further: the words it cut off, or else an apology
 * and the keys; and whether it is time for a person. Confined to the conversation's thread.
 */
final class Retries {
  private final Patience patience;
  private final Mouth mouth;
  private final KeyHelp keyHelp;
  private final Treatment treatment;
  private List<Utterance> cutOff = List.of();

  Retries(Patience patience, Mouth mouth, KeyHelp keyHelp, Treatment treatment) {
    this.patience = patience;
    this.mouth = mouth;
    this.keyHelp = keyHelp;
    this.treatment = treatment;
  }

  /** The bot was interrupted in these sentences. */
  void interrupted(List<Utterance> unheard) {
    cutOff = unheard;
  }

  /** What was done about an input: once the bot says something else, it does not go back. */
  void done(List<DialogAction> actions) {
    if (actions.stream().anyMatch(DialogAction.Say.class::isInstance)) {
      cutOff = List.of();
    }
  }

  /** Words or a noise without meaning; true when it is time for a person. */
  boolean notUnderstood(Waiting waiting) {
    return !resumes() && missed(waiting);
  }

  /**
   * A try failed; true when it is time for a person. A gentle caller is not tested twice, and who
   * was misheard is a gentle caller from here on.
   */
  boolean missed(Waiting waiting) {
    if (patience.missed(treatment.isGentle())) {
      return true;
    }
    treatment.saw(new CallerSign.WasMisheard());
    mouth.say(StockPhrase.NOT_UNDERSTOOD);
    keyHelp.say(waiting);
    return false;
  }

  /** The caller stayed silent for so long; true when it is time for a person. */
  boolean silent(Waiting waiting, Duration waited) {
    if (resumes()) {
      return false;
    }
    treatment.stayedSilent(waited);
    if (patience.silent()) {
      return true;
    }
    mouth.say(StockPhrase.SILENCE);
    keyHelp.say(waiting);
    return false;
  }

  private boolean resumes() {
    if (cutOff.isEmpty() || !patience.resume()) {
      return false;
    }
    mouth.resume(cutOff);
    return true;
  }
}
