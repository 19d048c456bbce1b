package org.dozvon.config;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.dozvon.access.Argon2Passwords;
import org.dozvon.journal.PeopleTables;
import org.dozvon.operator.StoreException;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;

/** People with everything below them; at the very first start, the first admin. */
public final class PeopleAtStart {
  private PeopleAtStart() {}

  /** People of this database. */
  public static People in(DataSource database, PeopleSettings settings) {
    return in(database, settings, false);
  }

  private static People in(DataSource database, PeopleSettings settings, boolean isShared) {
    return new People(
        PeopleTables.in(database, isShared), new Argon2Passwords(), settings, new SecureRandom());
  }

  /**
   * The same for a gateway; when there is nobody yet, an admin is made and the password said once,
   * to the terminal and not to the log.
   *
   * @param isShared whether there may be other gateways on the database
   */
  public static People open(
      DataSource database,
      PeopleSettings settings,
      boolean isShared,
      PrintStream terminal,
      Instant now)
      throws StoreException {
    People people = in(database, settings, isShared);
    Optional<String> password = people.firstRun(now);
    if (password.isPresent()) {
      terminal.println(
          "dozvon: nobody may sign in to the console yet, so there is an admin now. Told only once,"
              + " to be changed at the first sign-in:");
      terminal.println("dozvon:   login     admin");
      terminal.println("dozvon:   password  " + password.get());
      terminal.flush();
    }
    return people;
  }
}
