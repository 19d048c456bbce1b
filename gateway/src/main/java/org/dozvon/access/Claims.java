package org.dozvon.access;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.people.Person;
import org.dozvon.people.Role;

/** What a verified token says of somebody, read by the settings. Pure. */
final class Claims {
  private Claims() {}

  /** The person; empty: no login that we could have, or none of the roles. */
  static Optional<Person> person(Map<String, Object> claims, OidcSettings settings) {
    String login = Person.login(text(claims, settings.loginClaim()));
    Optional<Role> role = role(claims, settings);
    if (role.isEmpty() || !Person.isLogin(login)) {
      return Optional.empty();
    }
    String name = text(claims, "name").strip();
    boolean russian = text(claims, "locale").startsWith("ru");
    Person person =
        new Person(
            login,
            name.isEmpty() ? login : name,
            role.get(),
            Optional.empty(),
            russian ? Locale.of("ru") : Locale.ENGLISH,
            true);
    return person.fault().isEmpty() ? Optional.of(person) : Optional.empty();
  }

  /** The first of the settings' values that the claim has. */
  static Optional<Role> role(Map<String, Object> claims, OidcSettings settings) {
    Collection<?> values = values(claims, settings.roleClaim());
    return settings.roles().entrySet().stream()
        .filter(entry -> values.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String text(Map<String, Object> claims, String name) {
    return claims.get(name) instanceof String text ? text : "";
  }

  /** A name with dots is looked for as it is before it is taken for a path. */
  private static Collection<?> values(Map<String, Object> claims, String path) {
    Object found = claims.get(path);
    if (found == null) {
      found = claims;
      for (String step : path.split("\\.", -1)) {
        found = found instanceof Map<?, ?> map ? map.get(step) : null;
      }
    }
    return switch (found) {
      case String one -> List.of(one);
      case Collection<?> several -> several;
      case null, default -> List.of();
    };
  }
}
