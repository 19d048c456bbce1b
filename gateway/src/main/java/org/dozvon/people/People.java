package org.dozvon.people;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.dozvon.operator.StoreException;

/**
 * Everything that pages, the API and the command line ask about people. Each method may block for
 * the database, those with a password also for its hashing (about 50 ms, at most 2 s more when many
 * sign in). Safe for use by many threads. {@code address} is the visitor's, for lock-out and trail.
 *
 * <p>What is asked for without the right to it is refused here, too, and written down.
 */
public final class People {
  private final AuditLog audit;
  private final SessionDesk sessions;
  private final SignInDesk door;
  private final Elsewhere elsewhere;
  private final Staff staff;
  private final TokenDesk tokens;

  /**
   * @param random a {@code SecureRandom} outside tests
   */
  public People(
      PeopleStores stores, Passwords passwords, PeopleSettings settings, RandomGenerator random) {
    this.audit = new AuditLog(stores.trail());
    this.sessions = new SessionDesk(stores, settings, random);
    this.door = new SignInDesk(stores, passwords, sessions, audit);
    this.elsewhere = new Elsewhere(stores.accounts(), sessions, audit);
    this.staff = new Staff(stores.accounts(), passwords, sessions, audit, random);
    this.tokens = new TokenDesk(stores, settings, audit, random);
  }

  /** The password of the first admin, made when there is nobody at all; to be told once. */
  public Optional<String> firstRun(Instant now) throws StoreException {
    return staff.firstRun(millis(now));
  }

  /** Tries to sign in; what was typed may be anything. */
  public SignIn signIn(String login, String password, String address, Instant now)
      throws StoreException {
    return door.signIn(login, password, address, millis(now));
  }

  /**
   * Lets somebody in whom another place has recognized (OpenID Connect); the first time makes an
   * account without a password, later ones take over name and role.
   */
  public SignIn signInElsewhere(Person claimed, String address, Instant now) throws StoreException {
    return elsewhere.signIn(claimed, address, millis(now));
  }

  /** The session of that cookie, which is used now; empty: sign in first. */
  public Optional<Session> session(String token, Instant now) throws StoreException {
    return sessions.find(token, true, millis(now));
  }

  /** The same for what a page does by itself, which does not keep a session from being idle. */
  public Optional<Session> peek(String token, Instant now) throws StoreException {
    return sessions.find(token, false, millis(now));
  }

  /**
   * The session of a page that is open, as it is now, or empty when it has ended; being idle does
   * not end what is only looked at.
   */
  public Optional<Session> watch(Session seen, Instant now) throws StoreException {
    return sessions.watch(seen, millis(now));
  }

  /** Ends the session. */
  public void signOut(Session session, String address, Instant now) throws StoreException {
    sessions.end(session.stored().id());
    audit(session, address, Act.SIGNED_OUT, session.person().login(), "", now);
  }

  /** Changes one's own password; also the way out of {@link Session#mustChangePassword}. */
  public PasswordChange changePassword(
      Session session, String old, String fresh, String address, Instant now)
      throws StoreException {
    return door.change(session, old, fresh, address, millis(now));
  }

  /** Everybody, by login. */
  public List<Person> persons() throws StoreException {
    return staff.all();
  }

  /** Somebody by login. */
  public Optional<Person> person(String login) throws StoreException {
    return staff.find(login);
  }

  /** Adds somebody with a one-time password, which is told once. */
  public PersonChange add(Pass by, Person person, String address, Instant now)
      throws StoreException {
    return staff.add(by, person, address, millis(now));
  }

  /** Changes name, role, phone, language, or whether they may sign in; the login says whose. */
  public PersonChange change(Pass by, Person changed, String address, Instant now)
      throws StoreException {
    return staff.change(by, changed, address, millis(now));
  }

  /** Gives somebody a new one-time password and ends their sessions. */
  public PersonChange resetPassword(Pass by, String login, String address, Instant now)
      throws StoreException {
    return staff.resetPassword(by, login, address, millis(now));
  }

  /** Who is signed in, the latest used first. */
  public List<OpenSession> sessions(Instant now) throws StoreException {
    return sessions.open(millis(now));
  }

  /** Ends a session, one's own or, by who manages people, anybody's; false: it was not. */
  public boolean endSession(Pass by, OpenSession session, String address, Instant now)
      throws StoreException {
    boolean own = session.login().equals(by.person().login());
    if (!own && !by.may(Right.MANAGE_PEOPLE)) {
      audit(by, address, Act.REFUSED, session.login(), "end a session", now);
      return false;
    }
    audit(by, address, Act.SESSION_ENDED, session.login(), "from " + session.address(), now);
    return sessions.end(session.id());
  }

  /** Makes a token for a program; its secret is told once. */
  public TokenMade makeToken(
      Session by, String name, Set<Right> rights, Instant expires, String address, Instant now)
      throws StoreException {
    return tokens.make(by, name, rights, millis(expires), address, millis(now));
  }

  /** Everybody's tokens, by owner and name; show others' only to who manages people. */
  public List<ApiToken> tokens() throws StoreException {
    return tokens.all();
  }

  /** Who shows that token ({@code Authorization: Bearer dzv_...}); empty: refuse. */
  public Optional<TokenPass> token(String secret, Instant now) throws StoreException {
    return tokens.find(secret, millis(now));
  }

  /** Revokes a token, one's own or, by who manages people, anybody's; false: it was not. */
  public boolean revokeToken(Pass by, String id, String address, Instant now)
      throws StoreException {
    return tokens.revoke(by, id, address, millis(now));
  }

  /** Writes down what somebody did; do it first, and don't do what cannot be written down. */
  public void audit(Pass by, String address, Act act, String subject, String detail, Instant now)
      throws StoreException {
    audit.add(by.signature(), address, act, subject, detail, millis(now));
  }

  /**
   * The same of a program that is no person's.
   *
   * @param who what stood for it, in brackets; empty: not known
   */
  public void audit(String who, String address, Act act, String subject, String detail, Instant now)
      throws StoreException {
    audit.add(who, address, act, subject, detail, millis(now));
  }

  /** The trail, newest first; show it only to who may {@link Right#READ_AUDIT_LOG}. */
  public List<AuditEntry> auditTrail(AuditQuery query) throws StoreException {
    return audit.find(query);
  }

  /** As precise as the database. */
  private static Instant millis(Instant now) {
    return now.truncatedTo(ChronoUnit.MILLIS);
  }
}
