package org.dozvon.people;

import java.util.Optional;

/** What came of adding or changing a person. */
public sealed interface PersonChange {
  /**
   * It is done.
   *
   * @param password the new one-time password, to be told once; empty when it was not changed
   */
  record Done(Person person, Optional<String> password) implements PersonChange {
    @Override
    public String toString() {
      return "Done[" + person.login() + "]";
    }
  }

  /** It was not done, because of this. */
  record Wrong(PersonFault fault) implements PersonChange {}

  /** Who asked may not do that. */
  record Forbidden() implements PersonChange {}
}
