package org.dozvon.speech;

/** How finished a phrase sounds, judged by its words; sets how long a pause ends the turn. */
public enum Completeness {
  /** The question is answered: a short pause is enough. */
  COMPLETE,
  /** Cannot be told. */
  OPEN,
  /** More must come ("my number is ..."): be patient. */
  UNFINISHED
}
