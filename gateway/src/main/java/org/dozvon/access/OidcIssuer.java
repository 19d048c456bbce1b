package org.dozvon.access;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The issuer over HTTP: where its doors are, its keys, tokens for codes. Blocks, at most 5 s each.
 */
final class OidcIssuer implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final OidcSettings settings;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  OidcIssuer(OidcSettings settings) {
    this.settings = settings;
  }

  /** Its addresses, as it publishes them. */
  record Doors(URI authorization, URI token, URI keys) {}

  Doors doors() throws OidcException {
    String base = settings.issuer().toString().replaceFirst("/$", "");
    Map<String, Object> page = json(get(URI.create(base + "/.well-known/openid-configuration")));
    if (!settings.issuer().toString().equals(page.get("issuer"))) {
      throw new OidcException("the issuer calls itself " + page.get("issuer"));
    }
    return new Doors(
        door(page, "authorization_endpoint"), door(page, "token_endpoint"), door(page, "jwks_uri"));
  }

  JWKSet keys(Doors doors) throws OidcException {
    try {
      return JWKSet.parse(get(doors.keys()));
    } catch (ParseException e) {
      throw new OidcException("the issuer's keys cannot be read", e);
    }
  }

  /** The ID token for a code. */
  String exchange(Doors doors, String code, String verifier) throws OidcException {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", settings.back().toString());
    form.put("client_id", settings.client());
    form.put("code_verifier", verifier);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(doors.token())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)));
    if (!settings.secret().isEmpty()) {
      request.header("Authorization", basic());
    }
    if (json(send(request)).get("id_token") instanceof String token) {
      return token;
    }
    throw new OidcException("the issuer gave no ID token");
  }

  /** Parameters of an address or form. */
  static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    client.close();
  }

  /** Both parts are encoded first (RFC 6749, 2.3.1). */
  private String basic() {
    String both = encoded(settings.client()) + ":" + encoded(settings.secret());
    byte[] bytes = both.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String get(URI address) throws OidcException {
    return send(HttpRequest.newBuilder(address).GET());
  }

  private String send(HttpRequest.Builder request) throws OidcException {
    HttpRequest asked = request.timeout(PATIENCE).header("Accept", "application/json").build();
    try {
      HttpResponse<String> reply =
          client.send(asked, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      if (reply.statusCode() != OK) {
        throw new OidcException(asked.uri() + " replied " + reply.statusCode());
      }
      return reply.body();
    } catch (IOException e) {
      throw new OidcException(asked.uri() + " cannot be asked: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OidcException("interrupted", e);
    }
  }

  private static Map<String, Object> json(String text) throws OidcException {
    try {
      return JSONObjectUtils.parse(text);
    } catch (ParseException e) {
      throw new OidcException("the issuer's reply cannot be read", e);
    }
  }

  private static URI door(Map<String, Object> page, String name) throws OidcException {
    if (page.get(name) instanceof String address && isSafe(address)) {
      return URI.create(address);
    }
    throw new OidcException("the issuer's " + name + " is missing, or no https address");
  }

  private static boolean isSafe(String address) {
    return address.matches("https://[^\\s]+")
        || address.matches("http://(localhost|127\\.0\\.0\\.1|\\[::1\\])[:/][^\\s]*");
  }
}
