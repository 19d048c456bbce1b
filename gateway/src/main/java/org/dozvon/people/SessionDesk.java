package org.dozvon.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.dozvon.operator.StoreException;

/** Begins, finds and ends sessions. */
final class SessionDesk {
  private static final int TOKEN_LENGTH = 43;

  /** How often it is written down that a session is used. */
  private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

  private final PeopleStores stores;
  private final PeopleSettings settings;
  private final RandomGenerator random;

  SessionDesk(PeopleStores stores, PeopleSettings settings, RandomGenerator random) {
    this.stores = stores;
    this.settings = settings;
    this.random = random;
  }

  SignIn.SignedIn begin(Account account, String address, Instant now) throws StoreException {
    stores.sessions().forget(now.minus(settings.longest()), now.minus(settings.idle()));
    String token = Secrets.token(random);
    OpenSession fresh = new OpenSession(Secrets.hash(token), account.login(), now, now, address);
    stores.sessions().begin(fresh);
    return new SignIn.SignedIn(session(fresh, account, token), token);
  }

  /** The session of that token; {@code used}: this keeps it from being idle. */
  Optional<Session> find(String token, boolean used, Instant now) throws StoreException {
    if (token.length() != TOKEN_LENGTH) {
      return Optional.empty();
    }
    Optional<OpenSession> stored =
        stores.sessions().find(Secrets.hash(token)).filter(found -> !isOver(found, now));
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    Optional<Account> account =
        stores.accounts().find(stored.get().login()).filter(found -> counts(stored.get(), found));
    if (account.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        session(used ? note(stored.get(), now) : stored.get(), account.get(), token));
  }

  /**
   * The session of a page that is open and only looked at, as it is now. Being idle does not end
   * it: a wallboard is touched by nobody. Everything else does.
   */
  Optional<Session> watch(Session seen, Instant now) throws StoreException {
    OpenSession before = seen.stored();
    Optional<OpenSession> found = stores.sessions().find(before.id());
    // An idle one is forgotten some day; one that is gone before that was ended by somebody.
    boolean wasEnded = found.isEmpty() && !isIdle(before, now);
    if (wasEnded || isOld(before, now)) {
      return Optional.empty();
    }
    OpenSession stored = found.orElse(before);
    return stores
        .accounts()
        .find(stored.login())
        .filter(account -> counts(stored, account))
        .map(account -> new Session(stored, account.person(), account.mustChange(), seen.csrf()));
  }

  boolean end(String id) throws StoreException {
    return stores.sessions().end(id);
  }

  void endAll(String login) throws StoreException {
    stores.sessions().endAll(login);
  }

  List<OpenSession> open(Instant now) throws StoreException {
    return stores.sessions().all().stream().filter(session -> !isOver(session, now)).toList();
  }

  private OpenSession note(OpenSession session, Instant now) throws StoreException {
    if (now.isBefore(session.lastUsed().plus(NOTE_EVERY))) {
      return session;
    }
    stores.sessions().used(session.id(), now);
    return session.usedAt(now);
  }

  private boolean isOver(OpenSession session, Instant now) {
    return isOld(session, now) || isIdle(session, now);
  }

  private boolean isOld(OpenSession session, Instant now) {
    return !now.isBefore(session.began().plus(settings.longest()));
  }

  private boolean isIdle(OpenSession session, Instant now) {
    return !now.isBefore(session.lastUsed().plus(settings.idle()));
  }

  /** One that began while the password was being changed is over, too. */
  private static boolean counts(OpenSession session, Account account) {
    return account.person().enabled() && !session.began().isBefore(account.passwordSince());
  }

  private static Session session(OpenSession stored, Account account, String token) {
    return new Session(stored, account.person(), account.mustChange(), Secrets.csrf(token));
  }
}
