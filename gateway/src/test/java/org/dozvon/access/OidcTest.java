package org.dozvon.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.people.Person;
import org.dozvon.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in at a real issuer, and everything that is not to be believed. */
class OidcTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final URI BACK = URI.create("http://127.0.0.1:8080/sign-in/back");

  private TestIssuer issuer;
  private Oidc oidc;
  private Oidc.Start start;

  @BeforeEach
  void begin() throws Exception {
    issuer = new TestIssuer(NOW);
    oidc = new Oidc(settings());
    start = oidc.begin(NOW);
  }

  @AfterEach
  void close() {
    oidc.close();
    issuer.close();
  }

  private OidcSettings settings() {
    Map<String, Role> roles = new LinkedHashMap<>();
    roles.put("hotline admins", Role.ADMIN);
    roles.put("agents", Role.AGENT);
    return OidcSettings.of(issuer.address(), TestIssuer.CLIENT, TestIssuer.SECRET, BACK, roles);
  }

  private String state() {
    return TestIssuer.parameters(start.address().getRawQuery()).get("state");
  }

  private Optional<Person> finish(Instant at) throws OidcException {
    return oidc.finish(start.cookie(), state(), issuer.code(start.address()), at);
  }

  private void isRefused(String why) {
    assertThatThrownBy(() -> finish(NOW.plusSeconds(5)))
        .isInstanceOf(OidcException.class)
        .hasMessageContaining(why);
  }

  @Test
  void whoSignsInThereIsKnownHere() throws OidcException {
    Person anna = finish(NOW.plusSeconds(5)).orElseThrow();

    assertThat(anna).isEqualTo(Person.of("anna", "Анна", Role.AGENT));
    Map<String, String> asked = TestIssuer.parameters(start.address().getRawQuery());
    assertThat(asked)
        .containsEntry("tenant", "1")
        .containsEntry("scope", "openid profile email")
        .containsEntry("code_challenge_method", "S256");
    assertThat(start.address().toString()).doesNotContain(start.cookie());
  }

  @Test
  void firstOfTheRolesCountsAndWithoutOneNobodyComesIn() throws OidcException {
    issuer.extra = Map.of("preferred_username", "o", "groups", List.of("agents", "hotline admins"));
    assertThat(finish(NOW).orElseThrow().role()).isEqualTo(Role.ADMIN);

    start = oidc.begin(NOW);
    issuer.extra = Map.of("preferred_username", "o", "groups", List.of("others"));
    assertThat(finish(NOW)).isEmpty();
    start = oidc.begin(NOW);
    issuer.extra = Map.of("preferred_username", "o");
    assertThat(finish(NOW)).isEmpty();
    start = oidc.begin(NOW);
    issuer.extra = Map.of("preferred_username", "no login", "groups", "agents");
    assertThat(finish(NOW)).isEmpty();
  }

  @Test
  void rolesInsideOfAClaimAreFound() {
    OidcSettings keycloak =
        new OidcSettings(
            issuer.address(),
            "c",
            "",
            BACK,
            List.of("openid"),
            "email",
            "realm_access.roles",
            Map.of("boss", Role.SUPERVISOR));
    Map<String, Object> claims =
        Map.of("email", "i@x.ru", "realm_access", Map.of("roles", List.of("boss")));
    assertThat(Claims.person(claims, keycloak).orElseThrow().role()).isEqualTo(Role.SUPERVISOR);
    assertThat(Claims.role(Map.of("realm_access", "boss"), keycloak)).isEmpty();
    assertThat(Claims.role(Map.of("realm_access.roles", "boss"), keycloak))
        .contains(Role.SUPERVISOR);
  }

  @Test
  void anotherBrowserOrASecondTimeOrTooLateIsRefused() throws OidcException {
    assertThatThrownBy(() -> oidc.finish("other", state(), issuer.code(start.address()), NOW))
        .hasMessageContaining("another browser");
    assertThat(finish(NOW)).isPresent();
    isRefused("over");
    start = oidc.begin(NOW);
    assertThatThrownBy(() -> finish(NOW.plusSeconds(600))).hasMessageContaining("over");
  }

  @Test
  void codeThatWasStolenIsOfNoUseWithoutItsVerifier() throws OidcException {
    String stolen = issuer.code(start.address());
    Oidc.Start mine = oidc.begin(NOW);
    String state = TestIssuer.parameters(mine.address().getRawQuery()).get("state");
    assertThatThrownBy(() -> oidc.finish(mine.cookie(), state, stolen, NOW))
        .hasMessageContaining("400");
  }

  @Test
  void tokenOfAnotherSignInIsRefused() {
    issuer.nonce = "replayed";
    isRefused("nonce");
  }

  @Test
  void tokenForAnotherClientOrOfAnotherIssuerIsRefused() throws OidcException {
    issuer.audience = List.of("somebody else");
    isRefused("aud");
    issuer.audience = List.of(TestIssuer.CLIENT);
    issuer.claimsIssuer = "https://evil.example";
    start = oidc.begin(NOW);
    isRefused("iss");
  }

  @Test
  void tokenForSeveralClientsMustBeOurs() throws OidcException {
    issuer.audience = List.of(TestIssuer.CLIENT, "somebody else");
    isRefused("another client's");
    start = oidc.begin(NOW);
    Map<String, Object> ours = new LinkedHashMap<>(issuer.extra);
    ours.put("azp", TestIssuer.CLIENT);
    issuer.extra = ours;
    assertThat(finish(NOW)).isPresent();
  }

  @Test
  void doorsOfTheIssuerAreHttpsBeyondThisMachine() {
    issuer.doors = "http://issuer.example";
    assertThatThrownBy(() -> oidc.begin(NOW)).hasMessageContaining("no https address");
  }

  @Test
  void tokenThatIsOverIsRefused() throws OidcException {
    assertThatThrownBy(() -> finish(NOW.plusSeconds(361))).hasMessageContaining("Expired");
  }

  @Test
  void tokenOfAnotherKeyIsRefused() {
    RSAKey published = issuer.key;
    issuer.maker =
        claims -> {
          issuer.key = TestIssuer.newKey("one");
          String token = issuer.signed(claims);
          issuer.key = published;
          return token;
        };
    isRefused("not to be believed");
  }

  @Test
  void tokenWithoutASignatureOrWithThePublicKeyAsASecretIsRefused() throws OidcException {
    issuer.maker = claims -> new PlainJWT(claims).serialize();
    isRefused("not to be believed");
    start = oidc.begin(NOW);
    issuer.maker =
        claims -> {
          SignedJWT token =
              new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims);
          token.sign(
              new MACSigner(
                  issuer.key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
          return token.serialize();
        };
    isRefused("not to be believed");
  }

  @Test
  void newKeyOfTheIssuerIsTakenAtOnce() throws OidcException {
    assertThat(finish(NOW)).isPresent();
    issuer.key = TestIssuer.newKey("two");
    start = oidc.begin(NOW);
    assertThat(finish(NOW)).isPresent();
  }

  @Test
  void issuerThatIsAwayOrCallsItselfOtherwiseIsTold() throws IOException {
    try (Oidc other =
        new Oidc(
            OidcSettings.of(
                URI.create(issuer.address() + "/"), TestIssuer.CLIENT, "", BACK, Map.of()))) {
      assertThatThrownBy(() -> other.begin(NOW)).hasMessageContaining("calls itself");
    }
    issuer.close();
    assertThatThrownBy(() -> oidc.begin(NOW)).isInstanceOf(OidcException.class);
  }
}
