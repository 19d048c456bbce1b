package org.dozvon.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a password must be, in the spirit of NIST SP 800-63B: long, not one that is tried first, not
 * made of the login; no rule about kinds of characters and no expiry.
 */
public final class PasswordRules {
  private static final int SHORTEST = 12;
  static final int LONGEST = 200;
  private static final int FEWEST_DIFFERENT = 5;

  /** So much must be left when everything that is easily guessed is taken away. */
  private static final int LEAST_OWN = 5;

  private static final List<String> COMMON = read("common-passwords.txt");

  private PasswordRules() {}

  /** What was typed, in one spelling whatever the keyboard. */
  public static String normal(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC);
  }

  /** What is wrong with it as a password of that person; empty: nothing. */
  public static Optional<PasswordFault> fault(String typed, Person person) {
    String password = normal(typed);
    int length = password.codePointCount(0, password.length());
    if (length < SHORTEST) {
      return Optional.of(PasswordFault.TOO_SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(PasswordFault.TOO_LONG);
    }
    String plain = password.toLowerCase(Locale.ROOT);
    if (plain.codePoints().distinct().count() < FEWEST_DIFFERENT) {
      return Optional.of(PasswordFault.TOO_PLAIN);
    }
    if (own(plain, namesOf(person)) < LEAST_OWN) {
      return Optional.of(PasswordFault.LIKE_LOGIN);
    }
    return own(plain, COMMON) < LEAST_OWN
        ? Optional.of(PasswordFault.COMMON)
        : own(plain, Stream.concat(COMMON.stream(), namesOf(person).stream()).toList()) < LEAST_OWN
            ? Optional.of(PasswordFault.LIKE_LOGIN)
            : Optional.empty();
  }

  /** How many characters are left without these words, the longest first. */
  private static int own(String password, Collection<String> words) {
    String left = password;
    List<String> longestFirst =
        words.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    for (String word : longestFirst) {
      left = left.replace(word, "");
    }
    return left.length();
  }

  private static List<String> namesOf(Person person) {
    return Stream.concat(
            Stream.of(person.login()),
            Stream.of(
                (person.login() + " " + person.name())
                    .toLowerCase(Locale.ROOT)
                    .split("[^\\p{L}\\p{N}]+")))
        .filter(word -> word.length() > 2)
        .distinct()
        .toList();
  }

  private static List<String> read(String file) {
    try (InputStream in =
            Objects.requireNonNull(PasswordRules.class.getResourceAsStream(file), file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.strip().split("\\s+")))
          .filter(word -> !word.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
