package org.dozvon.config;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dozvon.access.OidcSettings;
import org.dozvon.people.Role;
import org.dozvon.yaml.Fields;
import org.dozvon.yaml.Problems;

/** Reads {@code console.oidc} of dozvon.yaml. Pure. */
final class OidcReader {
  private static final String ADDRESS =
      "https://[^\\s/?#]+|http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?";

  private OidcReader() {}

  /** Empty without an issuer: people sign in here. */
  static Optional<OidcSettings> read(Fields fields, Problems problems) {
    String issuer = fields.text("issuer", "");
    String client = fields.text("client", "");
    String secret = fields.text("secret", "");
    String address = fields.text("address", "");
    String login = fields.text("login-claim", "preferred_username");
    String role = fields.text("role-claim", "groups");
    Map<String, Role> roles = roles(fields.fields("roles"), problems);
    fields.done();
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    if (isFaulty(issuer, address, client, roles, fields, problems)) {
      return Optional.empty();
    }
    OidcSettings usual =
        OidcSettings.of(
            URI.create(issuer), client, secret, URI.create(address + "/sign-in/back"), roles);
    return Optional.of(
        new OidcSettings(
            usual.issuer(),
            usual.client(),
            usual.secret(),
            usual.back(),
            usual.scopes(),
            login,
            role,
            usual.roles()));
  }

  private static boolean isFaulty(
      String issuer,
      String address,
      String client,
      Map<String, Role> roles,
      Fields fields,
      Problems problems) {
    if (!issuer.matches("https://\\S+|http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?(/\\S*)?")) {
      problems.add(
          fields.place("issuer"), "issuer: \"" + issuer + "\" (expected: https://login.example)");
      return true;
    }
    if (!address.matches(ADDRESS)) {
      problems.add(
          fields.place("address"),
          "address: \"" + address + "\" (expected: https://console.example, where people find us)");
      return true;
    }
    if (client.isEmpty() || roles.isEmpty()) {
      problems.add(
          fields.place(),
          "\"client\" and \"roles\" are needed beside \"issuer\" (expected: our name there, and"
              + " what its groups may be here)");
      return true;
    }
    return false;
  }

  private static Map<String, Role> roles(Fields block, Problems problems) {
    Map<String, Role> roles = new LinkedHashMap<>();
    block
        .all()
        .forEach(
            (group, node) -> {
              String word = node.text(problems);
              Optional<Role> role = Role.called(word);
              if (role.isPresent()) {
                roles.put(group, role.get());
              } else {
                problems.add(
                    node.place(), group + ": \"" + word + "\" (expected: " + words() + ")");
              }
            });
    return roles;
  }

  private static String words() {
    return Arrays.stream(Role.values()).map(Role::word).collect(Collectors.joining(", "));
  }
}
