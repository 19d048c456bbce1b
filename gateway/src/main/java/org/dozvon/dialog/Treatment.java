package org.dozvon.dialog;

import java.time.Duration;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;

/**
 * The manner of this call as it changes by what the caller does; every change is told to the rim
 * before the next words. Confined to the conversation's thread.
 */
final class Treatment {
  private final Mouth mouth;
  private Manner manner;
  private boolean firstWord = true;

  Treatment(Profile profile, Mouth mouth) {
    this.manner = Manner.of(profile);
    this.mouth = mouth;
  }

  Profile profile() {
    return manner.profile();
  }

  boolean isGentle() {
    return manner.isGentle();
  }

  /** The caller spoke or pressed a key, so long after the bot's last word. */
  void responded(Duration waited) {
    if (firstWord) {
      CallerSign.Hesitated.in(waited).ifPresent(this::saw);
    }
    firstWord = false;
  }

  /** The caller was silent for so long after the bot's last word. */
  void stayedSilent(Duration waited) {
    if (firstWord) {
      CallerSign.Hesitated.in(waited).ifPresent(this::saw);
    }
  }

  /** Something shows how the caller fares. */
  void saw(CallerSign sign) {
    Manner next = manner.after(sign);
    if (next.profile() != manner.profile()) {
      mouth.act(new DialogAction.ChangeProfile(new ProfileChoice(next.profile(), sign.reason())));
    }
    if (!next.delivery().equals(manner.delivery())) {
      mouth.act(new DialogAction.Speak(next.delivery()));
    }
    manner = next;
  }
}
