package org.dozvon.people;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody who may use the console.
 *
 * @param login lower case, see {@link #isLogin}
 * @param name as it is shown, 1 to 100 characters
 * @param phone Asterisk's name of an agent's phone, such as {@code PJSIP/101}
 * @param language of the pages: English or Russian
 * @param enabled whether they may sign in
 * @param phoneSince when the phone was given to them; empty: as long as is known. {@link People}
 *     keeps it: what a form says of it does not count
 */
public record Person(
    String login,
    String name,
    Role role,
    Optional<String> phone,
    Locale language,
    boolean enabled,
    Optional<Instant> phoneSince) {
  /** What the pages speak. */
  public static final List<String> LANGUAGES = List.of("en", "ru");

  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
  private static final Pattern PHONE = Pattern.compile("[A-Za-z0-9]+/[A-Za-z0-9._@:/-]{1,100}");
  private static final int LONGEST_NAME = 100;

  /** As a form says it. */
  public Person(
      String login,
      String name,
      Role role,
      Optional<String> phone,
      Locale language,
      boolean enabled) {
    this(login, name, role, phone, language, enabled, Optional.empty());
  }

  /** An enabled person without a phone, whose pages are English. */
  public static Person of(String login, String name, Role role) {
    return new Person(login, name, role, Optional.empty(), Locale.ENGLISH, true);
  }

  /**
   * What was typed as a login, as it is looked up: spaces at the ends and big letters do not count.
   */
  public static String login(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
  }

  /** Whether it can be a login: small Latin letters, digits and . _ @ -, at most 64. */
  public static boolean isLogin(String login) {
    return LOGIN.matcher(login).matches();
  }

  /** What is wrong with it; empty: nothing. */
  public Optional<PersonFault> fault() {
    if (!isLogin(login)) {
      return Optional.of(PersonFault.LOGIN_FORM);
    }
    boolean unprintable = name.chars().anyMatch(Character::isISOControl);
    if (name.isBlank() || name.length() > LONGEST_NAME || unprintable) {
      return Optional.of(PersonFault.NAME_FORM);
    }
    if (phone.isPresent() && !PHONE.matcher(phone.get()).matches()) {
      return Optional.of(PersonFault.PHONE_FORM);
    }
    return LANGUAGES.contains(language.toLanguageTag())
        ? Optional.empty()
        : Optional.of(PersonFault.LANGUAGE);
  }

  /** The same in another role. */
  public Person in(Role other) {
    return new Person(login, name, other, phone, language, enabled, phoneSince);
  }

  /** The same, may sign in or not. */
  public Person enabled(boolean may) {
    return new Person(login, name, role, phone, language, may, phoneSince);
  }

  /** The same, with that phone since then. */
  Person since(Optional<Instant> moment) {
    return new Person(login, name, role, phone, language, enabled, moment);
  }

  /**
   * Since when the phone is theirs, given who they were before: not since a time at which somebody
   * else may have had it, which is so while they were disabled.
   */
  Person after(Person before, Instant now) {
    boolean isNew = !phone.equals(before.phone()) || (enabled && !before.enabled());
    return since(isNew ? phone.map(any -> now) : before.phoneSince());
  }
}
