package org.dozvon.people;

import java.time.Instant;
import java.util.Optional;
import org.dozvon.operator.StoreException;

/**
 * Lets people in whom another place has recognized. It says who they are and in which role; phone,
 * language and whether they may come in at all are ours. Accounts with a password are never given
 * to somebody who calls themselves so at the other place.
 */
final class Elsewhere {
  private static final String SIGNATURE = "sign-in elsewhere";

  private final PeopleStores.Accounts accounts;
  private final SessionDesk sessions;
  private final AuditLog audit;

  Elsewhere(PeopleStores.Accounts accounts, SessionDesk sessions, AuditLog audit) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.audit = audit;
  }

  SignIn signIn(Person claimed, String address, Instant now) throws StoreException {
    Optional<Account> stored = accounts.find(claimed.login());
    if (stored.isPresent() && stored.get().hash().isPresent()) {
      return refuse(claimed, "has a password here", address, now);
    }
    if (stored.isPresent() && !stored.get().person().enabled()) {
      return refuse(claimed, "disabled", address, now);
    }
    Account account =
        stored.isPresent()
            ? follow(stored.get(), claimed, address, now)
            : add(claimed, address, now);
    audit.add(claimed.login(), address, Act.SIGNED_IN, claimed.login(), "elsewhere", now);
    return sessions.begin(account, address, now);
  }

  private SignIn refuse(Person claimed, String why, String address, Instant now)
      throws StoreException {
    String login = claimed.login();
    audit.add(login, address, Act.SIGN_IN_FAILED, login, "elsewhere: " + why, now);
    return new SignIn.Refused();
  }

  /** Who was added meanwhile by somebody else must come again. */
  private Account add(Person claimed, String address, Instant now) throws StoreException {
    Account fresh = new Account(claimed, Optional.empty(), false, now);
    if (!accounts.add(fresh)) {
      throw new StoreException("\"" + claimed.login() + "\" was just added", null);
    }
    String detail = "as " + claimed.role().word();
    audit.add(SIGNATURE, address, Act.PERSON_ADDED, claimed.login(), detail, now);
    return fresh;
  }

  private Account follow(Account stored, Person claimed, String address, Instant now)
      throws StoreException {
    Person before = stored.person();
    Person after =
        new Person(
            before.login(),
            claimed.name(),
            claimed.role(),
            before.phone(),
            before.language(),
            before.enabled(),
            before.phoneSince());
    if (!after.equals(before)) {
      accounts.update(after);
      String detail = Staff.difference(before, after);
      audit.add(SIGNATURE, address, Act.PERSON_CHANGED, before.login(), detail, now);
    }
    return new Account(after, stored.hash(), stored.mustChange(), stored.passwordSince());
  }
}
