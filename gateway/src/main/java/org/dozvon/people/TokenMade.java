package org.dozvon.people;

/** What came of making a token. */
public sealed interface TokenMade {
  /**
   * It is made.
   *
   * @param secret to be shown once; it is nowhere else
   */
  record Made(ApiToken token, String secret) implements TokenMade {
    @Override
    public String toString() {
      return "Made[" + token.name() + "]";
    }
  }

  /** Who asked may not: a token has no right that its owner has not, and needs at least one. */
  record Forbidden() implements TokenMade {}

  /** The name is empty, longer than 100 characters, or the owner has such a token already. */
  record BadName() implements TokenMade {}

  /** The time is over already, or later than a token may live. */
  record BadTime() implements TokenMade {}
}
