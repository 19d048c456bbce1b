package org.dozvon.access;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.dozvon.people.Role;

/**
 * Another place where people sign in (OpenID Connect Core 1.0).
 *
 * @param issuer exactly as its tokens say it; https, or http on this machine
 * @param client our name there
 * @param secret empty for a public client
 * @param back where the browser comes back to: {@code https://HOST/sign-in/back}
 * @param scopes asked for, {@code openid} among them
 * @param loginClaim what the login is taken from; must be something that people cannot change
 * @param roleClaim where groups or roles are, a path with dots such as {@code realm_access.roles}
 * @param roles what their values mean; the first that somebody has counts
 */
public record OidcSettings(
    URI issuer,
    String client,
    String secret,
    URI back,
    List<String> scopes,
    String loginClaim,
    String roleClaim,
    Map<String, Role> roles) {

  /**
   * With what is usual: {@code openid profile email}, {@code preferred_username}, {@code groups}.
   */
  public static OidcSettings of(
      URI issuer, String client, String secret, URI back, Map<String, Role> roles) {
    return new OidcSettings(
        issuer,
        client,
        secret,
        back,
        List.of("openid", "profile", "email"),
        "preferred_username",
        "groups",
        roles);
  }

  @Override
  public String toString() {
    return "OidcSettings[" + client + " at " + issuer + "]";
  }
}
