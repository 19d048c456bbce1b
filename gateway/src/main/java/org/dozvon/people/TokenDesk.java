package org.dozvon.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.dozvon.operator.StoreException;

/** Makes, finds and revokes tokens of programs. */
final class TokenDesk {
  /** What every token begins with, so that one in a file or log is recognized. */
  static final String PREFIX = "dzv_";

  private static final int LENGTH = PREFIX.length() + 43;
  private static final int LONGEST_NAME = 100;
  private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

  private final PeopleStores stores;
  private final PeopleSettings settings;
  private final AuditLog audit;
  private final RandomGenerator random;

  TokenDesk(PeopleStores stores, PeopleSettings settings, AuditLog audit, RandomGenerator random) {
    this.stores = stores;
    this.settings = settings;
    this.audit = audit;
    this.random = random;
  }

  /** Only in a session: a token must not make others that live longer. */
  TokenMade make(
      Session by, String name, Set<Right> rights, Instant expires, String address, Instant now)
      throws StoreException {
    if (rights.isEmpty() || !rights.stream().allMatch(by::may)) {
      audit.add(by.signature(), address, Act.REFUSED, name, "make a token", now);
      return new TokenMade.Forbidden();
    }
    if (!expires.isAfter(now) || expires.isAfter(now.plus(settings.tokenLife()))) {
      return new TokenMade.BadTime();
    }
    String secret = PREFIX + Secrets.token(random);
    ApiToken token =
        new ApiToken(
            Secrets.hash(secret),
            by.person().login(),
            name.strip(),
            rights,
            now,
            expires,
            Optional.empty());
    if (token.name().isEmpty()
        || token.name().length() > LONGEST_NAME
        || !stores.tokens().add(token)) {
      return new TokenMade.BadName();
    }
    String detail = "until " + expires + ": " + words(rights);
    audit.add(by.signature(), address, Act.TOKEN_MADE, token.name(), detail, now);
    return new TokenMade.Made(token, secret);
  }

  Optional<TokenPass> find(String secret, Instant now) throws StoreException {
    if (secret.length() != LENGTH || !secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Optional<ApiToken> token =
        stores.tokens().find(Secrets.hash(secret)).filter(found -> now.isBefore(found.expires()));
    if (token.isEmpty()) {
      return Optional.empty();
    }
    Optional<Account> owner =
        stores
            .accounts()
            .find(token.get().owner())
            .filter(account -> account.person().enabled() && !account.mustChange());
    if (owner.isPresent() && isStale(token.get(), now)) {
      stores.tokens().used(token.get().id(), now);
    }
    return owner.map(account -> new TokenPass(token.get(), account.person()));
  }

  List<ApiToken> all() throws StoreException {
    return stores.tokens().all();
  }

  /** One's own, or anybody's by who manages people. */
  boolean revoke(Pass by, String id, String address, Instant now) throws StoreException {
    Optional<ApiToken> token = stores.tokens().find(id);
    if (token.isEmpty()) {
      return false;
    }
    boolean own = token.get().owner().equals(by.person().login());
    if (!own && !by.may(Right.MANAGE_PEOPLE)) {
      audit.add(by.signature(), address, Act.REFUSED, token.get().name(), "revoke a token", now);
      return false;
    }
    String detail = "of " + token.get().owner();
    audit.add(by.signature(), address, Act.TOKEN_REVOKED, token.get().name(), detail, now);
    return stores.tokens().revoke(id);
  }

  private static boolean isStale(ApiToken token, Instant now) {
    return token.lastUsed().map(at -> !now.isBefore(at.plus(NOTE_EVERY))).orElse(true);
  }

  private static String words(Set<Right> rights) {
    return String.join(", ", rights.stream().sorted().map(Right::word).toList());
  }
}
