package org.dozvon.dialog;

import org.dozvon.call.Profile;
import org.dozvon.speech.Delivery;

/**
 * How a caller is treated at a moment of the call. Immutable: a sign in, the next manner out. Never
 * goes back: who needed time once needs it for the rest of the call.
 *
 * @param profile decides menus, patience and retries
 * @param delivery decides how the bot sounds
 */
record Manner(Profile profile, Delivery delivery) {
  /** The manner with which a call begins. */
  static Manner of(Profile profile) {
    return new Manner(profile, Delivery.of(profile));
  }

  /** Whether the caller is given more time and fewer choices. */
  boolean isGentle() {
    return profile == Profile.GENTLE;
  }

  /** The manner after a sign. */
  Manner after(CallerSign sign) {
    if (sign.asksForPerson()) {
      return new Manner(Profile.STRAIGHT_TO_PERSON, delivery);
    }
    Delivery gentle = delivery.gentle();
    Delivery next =
        switch (sign) {
          case CallerSign.AskedSlower slower -> gentle.slower();
          case CallerSign.AskedLouder louder -> gentle.louder();
          default -> gentle;
        };
    return new Manner(profile == Profile.STANDARD ? Profile.GENTLE : profile, next);
  }
}
