package org.dozvon.operator.workshop;

/** What came of saving a draft. */
public sealed interface Saved {
  /** It is kept; this is its hash now. */
  record Kept(String hash) implements Saved {}

  /**
   * Meanwhile somebody saved another text; nothing was written.
   *
   * @param text that is kept now
   * @param hash of it: who saves with this one replaces it knowingly
   */
  record Clash(String text, String hash) implements Saved {}

  /** It cannot be kept. */
  record Refused(Why why) implements Saved {}

  /** Why not. */
  enum Why {
    TOO_LONG,
    TOO_MANY,
    NO_TEXT,
    NAME
  }
}
