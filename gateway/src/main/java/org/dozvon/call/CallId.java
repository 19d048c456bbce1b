package org.dozvon.call;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one call from answer to ending; travels in the SIP header {@code X-Call-Context} and in
 * URLs.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}; hard to guess when made by {@link
 *     #random()}
 */
public record CallId(String value) {
  private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public CallId {
    Objects.requireNonNull(value, "value");
    if (!VALID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "call id of " + value.length() + " characters (expected: 1..64 of A-Z a-z 0-9 . _ -)");
    }
  }

  /** A new id that nobody can guess: 32 hexadecimal digits, 122 random bits. */
  public static CallId random() {
    return new CallId(UUID.randomUUID().toString().replace("-", ""));
  }

  @Override
  public String toString() {
    return value;
  }
}
