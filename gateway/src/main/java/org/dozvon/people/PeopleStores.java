package org.dozvon.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dozvon.operator.StoreException;

/** Where people, sessions, tokens and the audit trail are kept. All may block for the database. */
public record PeopleStores(
    Accounts accounts, Sessions sessions, Tokens tokens, Trail trail, Tries tries) {
  /** Where tries to sign in are counted in memory only. */
  public PeopleStores(Accounts accounts, Sessions sessions, Tokens tokens, Trail trail) {
    this(accounts, sessions, tokens, trail, Tries.NOWHERE);
  }

  /** Tries to sign in that failed, where several gateways count together. */
  public interface Tries {
    /** Each gateway counts for itself. */
    Tries NOWHERE =
        new Tries() {
          @Override
          public boolean isShared() {
            return false;
          }

          @Override
          public Optional<Tried> find(String key) {
            return Optional.empty();
          }

          @Override
          public void keep(String key, Tried tried) {
            // in memory only
          }

          @Override
          public void forget(String key) {
            // in memory only
          }
        };

    /** Whether others count there, too: what is not there was forgotten. */
    boolean isShared();

    Optional<Tried> find(String key) throws StoreException;

    void keep(String key, Tried tried) throws StoreException;

    void forget(String key) throws StoreException;
  }

  /** So many failures, the last of them then; until when there may be no other. */
  public record Tried(int failures, Instant last, Instant until) {}

  /** People and their password hashes. */
  public interface Accounts {
    /** By login. */
    List<Account> all() throws StoreException;

    Optional<Account> find(String login) throws StoreException;

    /** False when the login is taken. */
    boolean add(Account fresh) throws StoreException;

    /** Keeps what has changed of the person, not the password; the login says whose. */
    void update(Person changed) throws StoreException;

    /** Keeps the password unless it is no longer that which it {@code was}: then false. */
    boolean setPassword(Account changed, Optional<String> was) throws StoreException;
  }

  /** Who is signed in. */
  public interface Sessions {
    /** The latest used first. */
    List<OpenSession> all() throws StoreException;

    Optional<OpenSession> find(String id) throws StoreException;

    void begin(OpenSession fresh) throws StoreException;

    void used(String id, Instant at) throws StoreException;

    /** False when there is no such session. */
    boolean end(String id) throws StoreException;

    /** Ends all sessions of somebody. */
    void endAll(String login) throws StoreException;

    /** Forgets those that began or were last used before these times. */
    void forget(Instant beganBefore, Instant usedBefore) throws StoreException;
  }

  /** Tokens of programs. */
  public interface Tokens {
    /** By owner and name. */
    List<ApiToken> all() throws StoreException;

    Optional<ApiToken> find(String id) throws StoreException;

    /** False when the owner has one of that name. */
    boolean add(ApiToken fresh) throws StoreException;

    void used(String id, Instant at) throws StoreException;

    /** False when there is no such token. */
    boolean revoke(String id) throws StoreException;
  }

  /** The audit trail. */
  public interface Trail {
    void add(AuditEntry entry) throws StoreException;

    /** Newest first. */
    List<AuditEntry> find(AuditQuery query) throws StoreException;
  }
}
