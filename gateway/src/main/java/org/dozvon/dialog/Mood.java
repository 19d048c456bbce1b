package org.dozvon.dialog;

import java.util.Locale;

/** How a caller feels who uses the words that a hotline lists for it. */
enum Mood {
  ANGRY,
  DISTRESSED;

  /** Its name in the hotline's file and in reasons. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
