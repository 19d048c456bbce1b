package org.dozvon.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;

/**
 * Verifies ID tokens (OpenID Connect Core 1.0, 3.1.3.7): signed by a key of the issuer with a
 * public-key algorithm, for us, for this sign-in, and not over (a minute of difference between the
 * clocks is let pass).
 */
final class IdTokens {
  /** No {@code none}, and none where the public key could be taken for a shared secret. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private final OidcSettings settings;

  IdTokens(OidcSettings settings) {
    this.settings = settings;
  }

  /**
   * What it says.
   *
   * @throws OidcException when it is not to be believed; the message is for the log
   */
  Map<String, Object> verified(String token, JWKSet keys, String nonce, Instant now)
      throws OidcException {
    try {
      DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
      processor.setJWTClaimsSetVerifier(new Verifier(settings, nonce, now));
      JWTClaimsSet claims = processor.process(token, null);
      if (claims.getAudience().size() > 1
          && !settings.client().equals(claims.getStringClaim("azp"))) {
        throw new OidcException("the token is another client's");
      }
      return claims.getClaims();
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw new OidcException("the token is not to be believed: " + e.getMessage(), e);
    }
  }

  /** At a given time. */
  private static final class Verifier extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Instant now;

    Verifier(OidcSettings settings, String nonce, Instant now) {
      super(
          settings.client(),
          new JWTClaimsSet.Builder()
              .issuer(settings.issuer().toString())
              .claim("nonce", nonce)
              .build(),
          Set.of("sub", "exp", "iat"));
      this.now = now;
    }

    @Override
    protected Date currentTime() {
      return Date.from(now);
    }
  }
}
