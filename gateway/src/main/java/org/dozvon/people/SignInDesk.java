package org.dozvon.people;

import java.time.Instant;
import java.util.Optional;
import org.dozvon.operator.StoreException;

/** Lets people in by password, and lets them change it. */
final class SignInDesk {
  private static final int LONGEST_LOGIN = 64;

  private final PeopleStores.Accounts accounts;
  private final Passwords passwords;
  private final SessionDesk sessions;
  private final AuditLog audit;
  private final Lockout lockout;

  SignInDesk(PeopleStores stores, Passwords passwords, SessionDesk sessions, AuditLog audit) {
    this.accounts = stores.accounts();
    this.lockout = new Lockout(Lockout.Rule.LOGIN, Lockout.Rule.ADDRESS, stores.tries());
    this.passwords = passwords;
    this.sessions = sessions;
    this.audit = audit;
  }

  /** As much work for a login that nobody has as for one that somebody has. */
  SignIn signIn(String typed, String password, String address, Instant now) throws StoreException {
    String login = cut(Person.login(cut(typed)));
    Optional<Instant> locked = lockout.attempt(login, address, now);
    if (locked.isPresent()) {
      return new SignIn.LockedUntil(locked.get());
    }
    boolean tried = false;
    try {
      Optional<Account> account = accounts.find(login);
      boolean right = matches(password, account);
      tried = true;
      return right && account.orElseThrow().person().enabled()
          ? welcome(account.orElseThrow(), password, address, now)
          : refuse(account, address, now);
    } catch (Passwords.BusyException e) {
      return new SignIn.Busy();
    } finally {
      if (!tried) {
        lockout.takeBack(login, address, now);
      }
    }
  }

  PasswordChange change(Session session, String old, String fresh, String address, Instant now)
      throws StoreException {
    Optional<PasswordFault> fault = PasswordRules.fault(fresh, session.person());
    if (fault.isPresent()) {
      return new PasswordChange.NotTaken(fault.get());
    }
    if (PasswordRules.normal(old).equals(PasswordRules.normal(fresh))) {
      return new PasswordChange.NotTaken(PasswordFault.SAME);
    }
    String login = session.person().login();
    Optional<Instant> locked = lockout.attempt(login, address, now);
    if (locked.isPresent()) {
      return new PasswordChange.LockedUntil(locked.get());
    }
    boolean tried = false;
    try {
      Optional<Account> account = accounts.find(login);
      boolean right = matches(old, account);
      tried = true;
      if (!right) {
        audit.add(login, address, Act.SIGN_IN_FAILED, login, "changing the password", now);
        return new PasswordChange.WrongPassword();
      }
      lockout.succeeded(login, address, now);
      return replace(account.orElseThrow(), fresh, address, now);
    } catch (Passwords.BusyException e) {
      return new PasswordChange.Busy();
    } finally {
      if (!tried) {
        lockout.takeBack(login, address, now);
      }
    }
  }

  private PasswordChange replace(Account account, String fresh, String address, Instant now)
      throws StoreException, Passwords.BusyException {
    Account changed = account.with(passwords.hash(PasswordRules.normal(fresh)), false, now);
    if (!accounts.setPassword(changed, account.hash())) {
      return new PasswordChange.WrongPassword();
    }
    sessions.endAll(account.login());
    audit.add(account.login(), address, Act.PASSWORD_CHANGED, account.login(), "", now);
    return new PasswordChange.Changed(sessions.begin(changed, address, now));
  }

  private boolean matches(String typed, Optional<Account> account) throws Passwords.BusyException {
    boolean possible = typed.length() <= 2 * PasswordRules.LONGEST;
    return passwords.matches(
        possible ? PasswordRules.normal(typed) : "",
        possible ? account.flatMap(Account::hash) : Optional.empty());
  }

  private SignIn welcome(Account account, String password, String address, Instant now)
      throws StoreException {
    lockout.succeeded(account.login(), address, now);
    hashAnew(account, password);
    SignIn.SignedIn signedIn = sessions.begin(account, address, now);
    audit.add(account.login(), address, Act.SIGNED_IN, account.login(), "", now);
    return signedIn;
  }

  /** What was typed is not written down when nobody has that login: it may be a password. */
  private SignIn refuse(Optional<Account> account, String address, Instant now)
      throws StoreException {
    String login = account.map(Account::login).orElse("");
    String why =
        account.isEmpty()
            ? "nobody has that login"
            : account.get().person().enabled() ? "wrong password" : "disabled";
    audit.add(login, address, Act.SIGN_IN_FAILED, login, why, now);
    return new SignIn.Refused();
  }

  /** Hashes get stronger as people sign in. Who is too busy now does it the next time. */
  private void hashAnew(Account account, String password) throws StoreException {
    if (account.hash().filter(passwords::isOutdated).isEmpty()) {
      return;
    }
    try {
      String hash = passwords.hash(PasswordRules.normal(password));
      accounts.setPassword(account.hashedAnew(hash), account.hash());
    } catch (Passwords.BusyException e) {
      return;
    }
  }

  private static String cut(String login) {
    return login.length() <= LONGEST_LOGIN ? login : login.substring(0, LONGEST_LOGIN);
  }
}
