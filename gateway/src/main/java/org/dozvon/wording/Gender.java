package org.dozvon.wording;

/** Of what is counted; matters in Russian only. */
public enum Gender {
  MASCULINE,
  FEMININE,
  NEUTER
}
