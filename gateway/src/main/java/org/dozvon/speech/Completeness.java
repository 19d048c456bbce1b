package org.dozvon.speech;

/** How finished a phrase sounds, judged by its words; sets how long a pause ends the turn. */
public enum Completeness {
  /** The question is answered: a short pause is enough. */
  COMPLETE,
  /** Cannot be told. */
  OPEN,
  /** More must come ("my number is ..."): be patient. */
  UNFINISHED,
  /** Words that say nothing ("um", "mhm"): be patient, and no talking bot stops for them. */
  EMPTY;

  /** Whether more is to be waited for. */
  boolean isToGoOn() {
    return this == UNFINISHED || this == EMPTY;
  }
}
