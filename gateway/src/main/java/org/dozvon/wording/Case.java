package org.dozvon.wording;

/** The case of a number; matters in Russian. */
public enum Case {
  NOMINATIVE,
  GENITIVE,
  DATIVE,
  ACCUSATIVE,
  INSTRUMENTAL,
  PREPOSITIONAL
}
