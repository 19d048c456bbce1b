package org.dozvon.ivr;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dozvon.call.Caller;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;

/**
 * The admin's rules by which callers are treated gently or go straight to a person.
 *
 * @param gentle who is always treated gently
 * @param person who goes straight to a person
 * @param gentleAge callers of this age and more are treated gently when the look-up tells their
 *     year of birth; 0 switches it off
 */
public record ProfileRules(Numbers gentle, Numbers person, int gentleAge) {
  /** Nobody is on a list; seventy years and more are treated gently. */
  public static final ProfileRules DEFAULTS = new ProfileRules(Numbers.NONE, Numbers.NONE, 70);

  /**
   * Lists of telephone numbers, written as {@link #plain} makes them.
   *
   * @param callers numbers that call
   * @param called numbers or extensions that are called
   */
  public record Numbers(Set<String> callers, Set<String> called) {
    /** Empty lists. */
    public static final Numbers NONE = new Numbers(Set.of(), Set.of());

    public Numbers {
      callers = Set.copyOf(callers);
      called = Set.copyOf(called);
    }

    /** The form in which numbers are compared: what can be dialled, without punctuation. */
    public static String plain(String number) {
      return number.replaceAll("[^0-9A-Za-z*#]", "").toLowerCase(Locale.ROOT);
    }
  }

  /** The choice by the number that calls or is called, if it stands on a list. */
  Optional<ProfileChoice> byNumber(Caller caller) {
    String number = Numbers.plain(caller.number());
    String dialled = Numbers.plain(caller.dialled());
    if (person.callers().contains(number)) {
      return choice(Profile.STRAIGHT_TO_PERSON, "number list: straight to a person");
    }
    if (gentle.callers().contains(number)) {
      return choice(Profile.GENTLE, "number list: gentle");
    }
    if (person.called().contains(dialled)) {
      return choice(Profile.STRAIGHT_TO_PERSON, "called " + dialled + ": straight to a person");
    }
    if (gentle.called().contains(dialled)) {
      return choice(Profile.GENTLE, "called " + dialled + ": gentle");
    }
    return Optional.empty();
  }

  private static Optional<ProfileChoice> choice(Profile profile, String reason) {
    return Optional.of(new ProfileChoice(profile, reason));
  }
}
