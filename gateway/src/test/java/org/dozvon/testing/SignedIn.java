package org.dozvon.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.dozvon.operator.StoreException;
import org.dozvon.people.MachinePass;
import org.dozvon.people.PasswordChange;
import org.dozvon.people.People;
import org.dozvon.people.Person;
import org.dozvon.people.PersonChange;
import org.dozvon.people.Right;
import org.dozvon.people.Session;
import org.dozvon.people.SignIn;
import org.dozvon.people.TokenMade;

/**
 * Somebody new who is signed in, with a password of their own.
 *
 * @param cookie of the session
 */
public record SignedIn(People people, Session session, String cookie) {
  private static final String LONG = "four words that differ";
  private static final String HERE = "192.0.2.4";

  /** Adds and signs them in. */
  public static SignedIn of(People people, Person person, Instant now) throws StoreException {
    PersonChange added = people.add(new MachinePass("test"), person, "console", now);
    String once = ((PersonChange.Done) added).password().orElseThrow();
    Session first = ((SignIn.SignedIn) people.signIn(person.login(), once, HERE, now)).session();
    SignIn.SignedIn begun =
        ((PasswordChange.Changed) people.changePassword(first, once, LONG, HERE, now)).session();
    return new SignedIn(people, begun.session(), begun.token());
  }

  /** A token for a program of theirs. */
  public String token(Set<Right> rights, Instant now) throws StoreException {
    TokenMade made =
        people.makeToken(session, "program", rights, now.plus(Duration.ofDays(1)), HERE, now);
    return ((TokenMade.Made) made).secret();
  }
}
