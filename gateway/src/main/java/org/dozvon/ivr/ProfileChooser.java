package org.dozvon.ivr;

import java.util.Map;
import org.dozvon.call.Caller;
import org.dozvon.call.Profile;
import org.dozvon.call.ProfileChoice;

/** Chooses how to treat a caller, from the admin's number lists and the caller look-up. Pure. */
final class ProfileChooser {
  private final IvrSettings settings;

  ProfileChooser(IvrSettings settings) {
    this.settings = settings;
  }

  /**
   * The profile of this caller; number lists win over the record, a flag over the age.
   *
   * @param record the reply of the route {@code caller}; may be empty
   */
  ProfileChoice choose(Caller caller, Map<String, String> record, int thisYear) {
    String digits = caller.number().replace("+", "");
    if (!digits.isEmpty() && settings.personNumbers().contains(digits)) {
      return new ProfileChoice(Profile.STRAIGHT_TO_PERSON, "number list: straight to a person");
    }
    if (!digits.isEmpty() && settings.gentleNumbers().contains(digits)) {
      return new ProfileChoice(Profile.GENTLE, "number list: gentle");
    }
    return switch (record.getOrDefault("flag", "")) {
      case "person" ->
          new ProfileChoice(Profile.STRAIGHT_TO_PERSON, "caller record: wants a person");
      case "gentle" -> new ProfileChoice(Profile.GENTLE, "caller record: gentle");
      default -> byAge(record.getOrDefault("born", ""), thisYear);
    };
  }

  private ProfileChoice byAge(String born, int thisYear) {
    if (settings.gentleAge() > 0 && born.matches("(19|20)\\d\\d")) {
      int year = Integer.parseInt(born);
      if (thisYear - year >= settings.gentleAge()) {
        return new ProfileChoice(Profile.GENTLE, "caller record: born " + year);
      }
    }
    return ProfileChoice.DEFAULT;
  }
}
