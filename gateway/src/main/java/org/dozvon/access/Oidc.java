package org.dozvon.access;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dozvon.people.Person;
import org.dozvon.people.Secrets;

/**
 * Signing in elsewhere: authorization code with PKCE (RFC 7636). A sign-in that has begun belongs
 * to the browser that has its cookie, lasts ten minutes, and is finished once. Safe for use by many
 * threads; blocks for the issuer.
 */
public final class Oidc implements AutoCloseable {
  private static final Duration LASTS = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final OidcSettings settings;
  private final OidcIssuer issuer;
  private final IdTokens tokens;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Begun> begun = new LinkedHashMap<>();

  /** Asks nothing of the issuer yet. */
  public Oidc(OidcSettings settings) {
    this.settings = settings;
    this.issuer = new OidcIssuer(settings);
    this.tokens = new IdTokens(settings);
  }

  private record Begun(String nonce, String verifier, Instant until) {}

  /**
   * A sign-in begins.
   *
   * @param address where the browser goes
   * @param cookie for the browser, ten minutes, {@code HttpOnly; SameSite=Lax}
   */
  public record Start(URI address, String cookie) {
    @Override
    public String toString() {
      return "Start";
    }
  }

  /** Sends somebody there. */
  public Start begin(Instant now) throws OidcException {
    OidcIssuer.Doors doors = issuer.doors();
    String cookie = Secrets.token(random);
    String state = Secrets.hash(cookie);
    Begun fresh = new Begun(Secrets.token(random), Secrets.token(random), now.plus(LASTS));
    remember(state, fresh, now);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", settings.client());
    parameters.put("redirect_uri", settings.back().toString());
    parameters.put("scope", String.join(" ", settings.scopes()));
    parameters.put("state", state);
    parameters.put("nonce", fresh.nonce());
    parameters.put("code_challenge", challenge(fresh.verifier()));
    parameters.put("code_challenge_method", "S256");
    String door = doors.authorization().toString();
    String joint = door.contains("?") ? "&" : "?";
    return new Start(URI.create(door + joint + OidcIssuer.encoded(parameters)), cookie);
  }

  /**
   * Somebody comes back with a code; empty: known there, but with no role here.
   *
   * @throws OidcException when it is not the browser that went, too late, a second time, or the
   *     issuer's word is not to be believed; the message is for the log, not for the page
   */
  public Optional<Person> finish(String cookie, String state, String code, Instant now)
      throws OidcException {
    if (!Secrets.same(Secrets.hash(cookie), state)) {
      throw new OidcException("another browser, or none, began this sign-in");
    }
    Begun mine = take(state);
    if (mine == null || !now.isBefore(mine.until())) {
      throw new OidcException("this sign-in is over");
    }
    OidcIssuer.Doors doors = issuer.doors();
    String token = issuer.exchange(doors, code, mine.verifier());
    JWKSet keys = issuer.keys(doors);
    return Claims.person(tokens.verified(token, keys, mine.nonce(), now), settings);
  }

  @Override
  public void close() {
    issuer.close();
  }

  private synchronized void remember(String state, Begun fresh, Instant now) {
    begun.values().removeIf(old -> !now.isBefore(old.until()));
    if (begun.size() >= MOST) {
      begun.remove(begun.keySet().iterator().next());
    }
    begun.put(state, fresh);
  }

  private synchronized Begun take(String state) {
    return begun.remove(state);
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
