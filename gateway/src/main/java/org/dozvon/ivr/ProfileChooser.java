package org.dozvon.ivr;

import java.util.Map;
import org.dozvon.call.Caller;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;

/** Chooses how to treat a caller, from the admin's rules and the caller look-up. Pure. */
public final class ProfileChooser {
  private final ProfileRules rules;

  public ProfileChooser(ProfileRules rules) {
    this.rules = rules;
  }

  /**
   * The profile of this caller; the caller's number wins over the called one, number lists over the
   * record, a flag over the age.
   *
   * @param record the reply of the route {@code caller}; may be empty
   */
  public ProfileChoice choose(Caller caller, Map<String, String> record, int thisYear) {
    return rules.byNumber(caller).orElseGet(() -> byRecord(record, thisYear));
  }

  private ProfileChoice byRecord(Map<String, String> record, int thisYear) {
    return switch (record.getOrDefault("flag", "")) {
      case "person" ->
          new ProfileChoice(Profile.STRAIGHT_TO_PERSON, "caller record: wants a person");
      case "gentle" -> new ProfileChoice(Profile.GENTLE, "caller record: gentle");
      default -> byAge(record.getOrDefault("born", ""), thisYear);
    };
  }

  private ProfileChoice byAge(String born, int thisYear) {
    if (rules.gentleAge() > 0 && born.matches("(19|20)\\d\\d")) {
      int year = Integer.parseInt(born);
      if (thisYear - year >= rules.gentleAge()) {
        return new ProfileChoice(Profile.GENTLE, "caller record: born " + year);
      }
    }
    return ProfileChoice.DEFAULT;
  }
}
