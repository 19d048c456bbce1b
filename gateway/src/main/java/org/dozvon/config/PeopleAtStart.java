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
    return new People(
        PeopleTables.in(database), new Argon2Passwords(), settings, new SecureRandom());
  }

  /**
   * The same; when there is nobody yet, an admin is made and the password said once, to the
   * terminal and not to the log.
   */
  public static People open(
      DataSource database, PeopleSettings settings, PrintStream terminal, Instant now)
      throws StoreException {
    People people = in(database, settings);
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
