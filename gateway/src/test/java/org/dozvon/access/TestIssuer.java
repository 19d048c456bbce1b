package org.dozvon.access;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A small issuer with real keys over real HTTP. Holds to PKCE and the client's secret. */
public final class TestIssuer implements AutoCloseable {
  public static final String CLIENT = "dozvon console";
  public static final String SECRET = "p:ss&word";

  private final HttpServer server;
  private final Map<String, Map<String, String>> codes = new HashMap<>();
  private final Instant now;
  RSAKey key = newKey("one");
  String claimsIssuer;
  List<String> audience = List.of(CLIENT);
  String doors;
  String nonce = "";
  Map<String, Object> extra =
      Map.of("preferred_username", "Anna", "name", "Анна", "groups", List.of("agents"));

  /** How tokens are made; a test puts a bad one in its place. */
  @FunctionalInterface
  interface Maker {
    String token(JWTClaimsSet claims) throws JOSEException;
  }

  Maker maker = this::signed;

  /** Opens it; its clock stands still. */
  public TestIssuer(Instant now) throws IOException {
    this.now = now;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    claimsIssuer = address().toString();
    doors = claimsIssuer;
    server.createContext("/.well-known/openid-configuration", e -> reply(e, 200, discovery()));
    server.createContext("/keys", e -> reply(e, 200, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  /** As its tokens say it. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What a browser would do: signs in and comes back with a code. */
  public String code(URI authorization) {
    codes.put("code" + codes.size(), parameters(authorization.getRawQuery()));
    return "code" + (codes.size() - 1);
  }

  /** Of an address. */
  public static Map<String, String> parameters(String query) {
    return Arrays.stream(query.split("&"))
        .map(part -> part.split("=", 2))
        .collect(
            Collectors.toMap(
                part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
  }

  static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).algorithm(new Algorithm("RS256")).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String signed(JWTClaimsSet claims) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private String discovery() {
    return """
        {"issuer":"%1$s","authorization_endpoint":"%2$s/auth?tenant=1",
         "token_endpoint":"%2$s/token","jwks_uri":"%2$s/keys"}"""
        .formatted(address(), doors);
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
    Map<String, String> asked = codes.remove(form.get("code"));
    String wanted =
        "Basic "
            + Base64.getEncoder()
                .encodeToString("dozvon+console:p%3Ass%26word".getBytes(StandardCharsets.US_ASCII));
    boolean good =
        asked != null
            && wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && form.get("redirect_uri").equals(asked.get("redirect_uri"))
            && hash(form.get("code_verifier")).equals(asked.get("code_challenge"));
    if (!good) {
      reply(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    try {
      String token = maker.token(claims(nonce.isEmpty() ? asked.get("nonce") : nonce));
      reply(exchange, 200, "{\"access_token\":\"x\",\"id_token\":\"" + token + "\"}");
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  private JWTClaimsSet claims(String tokenNonce) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(claimsIssuer)
            .audience(audience)
            .subject("42")
            .claim("nonce", tokenNonce)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)));
    extra.forEach(claims::claim);
    return claims.build();
  }

  private static String hash(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void reply(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
