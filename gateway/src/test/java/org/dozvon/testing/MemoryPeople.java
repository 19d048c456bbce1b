package org.dozvon.testing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.dozvon.people.Account;
import org.dozvon.people.ApiToken;
import org.dozvon.people.AuditEntry;
import org.dozvon.people.AuditQuery;
import org.dozvon.people.OpenSession;
import org.dozvon.people.PeopleStores;
import org.dozvon.people.Person;

/** People, sessions, tokens and the trail in memory. Safe for use by many threads. */
public final class MemoryPeople {
  private final Map<String, Account> accounts = new ConcurrentSkipListMap<>();
  private final Map<String, OpenSession> sessions = new ConcurrentSkipListMap<>();
  private final Map<String, ApiToken> tokens = new ConcurrentSkipListMap<>();
  private final List<AuditEntry> trail = new CopyOnWriteArrayList<>();

  /** As the program wants them. */
  public PeopleStores stores() {
    return new PeopleStores(new Accounts(), new Sessions(), new Tokens(), new Trail());
  }

  /** What was written down, oldest first. */
  public List<AuditEntry> trail() {
    return List.copyOf(trail);
  }

  private final class Accounts implements PeopleStores.Accounts {
    @Override
    public List<Account> all() {
      return List.copyOf(accounts.values());
    }

    @Override
    public Optional<Account> find(String login) {
      return Optional.ofNullable(accounts.get(login));
    }

    @Override
    public boolean add(Account fresh) {
      return accounts.putIfAbsent(fresh.login(), fresh) == null;
    }

    @Override
    public void update(Person changed) {
      accounts.computeIfPresent(
          changed.login(),
          (login, old) -> new Account(changed, old.hash(), old.mustChange(), old.passwordSince()));
    }

    @Override
    public boolean setPassword(Account changed, Optional<String> was) {
      Account old = accounts.get(changed.login());
      if (old == null || !old.hash().equals(was)) {
        return false;
      }
      accounts.put(
          changed.login(),
          new Account(old.person(), changed.hash(), changed.mustChange(), changed.passwordSince()));
      return true;
    }
  }

  private final class Sessions implements PeopleStores.Sessions {
    @Override
    public List<OpenSession> all() {
      return sessions.values().stream()
          .sorted(Comparator.comparing(OpenSession::lastUsed).reversed())
          .toList();
    }

    @Override
    public Optional<OpenSession> find(String id) {
      return Optional.ofNullable(sessions.get(id));
    }

    @Override
    public void begin(OpenSession fresh) {
      sessions.put(fresh.id(), fresh);
    }

    @Override
    public void used(String id, Instant at) {
      sessions.computeIfPresent(
          id, (same, s) -> new OpenSession(id, s.login(), s.began(), at, s.address()));
    }

    @Override
    public boolean end(String id) {
      return sessions.remove(id) != null;
    }

    @Override
    public void endAll(String login) {
      sessions.values().removeIf(session -> session.login().equals(login));
    }

    @Override
    public void forget(Instant beganBefore, Instant usedBefore) {
      sessions
          .values()
          .removeIf(s -> s.began().isBefore(beganBefore) || s.lastUsed().isBefore(usedBefore));
    }
  }

  private final class Tokens implements PeopleStores.Tokens {
    @Override
    public List<ApiToken> all() {
      return tokens.values().stream()
          .sorted(Comparator.comparing(ApiToken::owner).thenComparing(ApiToken::name))
          .toList();
    }

    @Override
    public Optional<ApiToken> find(String id) {
      return Optional.ofNullable(tokens.get(id));
    }

    @Override
    public boolean add(ApiToken fresh) {
      boolean taken =
          tokens.values().stream()
              .anyMatch(t -> t.owner().equals(fresh.owner()) && t.name().equals(fresh.name()));
      return !taken && tokens.putIfAbsent(fresh.id(), fresh) == null;
    }

    @Override
    public void used(String id, Instant at) {
      tokens.computeIfPresent(
          id,
          (same, t) ->
              new ApiToken(
                  id, t.owner(), t.name(), t.rights(), t.made(), t.expires(), Optional.of(at)));
    }

    @Override
    public boolean revoke(String id) {
      return tokens.remove(id) != null;
    }
  }

  private final class Trail implements PeopleStores.Trail {
    @Override
    public void add(AuditEntry entry) {
      trail.add(entry);
    }

    @Override
    public List<AuditEntry> find(AuditQuery query) {
      return trail.reversed().stream()
          .filter(e -> !e.at().isBefore(query.from()) && e.at().isBefore(query.to()))
          .filter(
              e ->
                  query
                      .who()
                      .map(who -> e.who().equals(who) || e.who().startsWith(who + " (token "))
                      .orElse(true))
          .filter(e -> query.act().map(e.act()::equals).orElse(true))
          .filter(e -> query.subject().map(e.subject()::equals).orElse(true))
          .skip(query.skip())
          .limit(query.most())
          .toList();
    }
  }
}
