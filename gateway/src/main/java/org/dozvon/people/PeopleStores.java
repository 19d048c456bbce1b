package org.dozvon.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dozvon.operator.StoreException;

/** Where people, sessions, tokens and the audit trail are kept. All may block for the database. */
public record PeopleStores(Accounts accounts, Sessions sessions, Tokens tokens, Trail trail) {

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
