package org.dozvon.console.people;

import java.util.Optional;
import org.dozvon.people.Person;
import org.dozvon.people.PersonChange;

/**
 * What came of a form, to be told on the page.
 *
 * @param key of the text; empty: nothing was asked
 * @param password a new one-time password, which is on no other page
 * @param tried what was typed, for the form to show again when it was refused
 */
public record Outcome(
    String key, boolean isRefused, Optional<String> password, Optional<Person> tried) {
  /** Nothing was asked. */
  public static final Outcome NOTHING = new Outcome("", false, Optional.empty(), Optional.empty());

  static Outcome of(PersonChange change, Person tried) {
    return switch (change) {
      case PersonChange.Done(Person person, Optional<String> password) ->
          new Outcome("people.done", false, password, Optional.of(person));
      case PersonChange.Wrong wrong ->
          new Outcome(
              "people.fault-" + wrong.fault().name(), true, Optional.empty(), Optional.of(tried));
      case PersonChange.Forbidden forbidden ->
          new Outcome("frame.forbidden", true, Optional.empty(), Optional.of(tried));
    };
  }
}
