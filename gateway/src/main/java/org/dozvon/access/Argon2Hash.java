package org.dozvon.access;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash in the PHC string format: {@code $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}, base64 without
 * padding.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a record
record Argon2Hash(Cost cost, byte[] salt, byte[] hash) {
  /** What a hash costs; beyond these limits a stored one is not believed. */
  record Cost(int kibibytes, int passes, int lanes) {
    private static final int MOST_KIBIBYTES = 1 << 20;
    private static final int MOST_PASSES = 100;
    private static final int MOST_LANES = 16;

    private boolean isSound() {
      return kibibytes >= 8 * lanes
          && kibibytes <= MOST_KIBIBYTES
          && passes >= 1
          && passes <= MOST_PASSES
          && lanes >= 1
          && lanes <= MOST_LANES;
    }
  }

  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  /** Reads one; empty: it is not of that form. */
  static Optional<Argon2Hash> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Cost cost =
        new Cost(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    try {
      Base64.Decoder decoder = Base64.getDecoder();
      return cost.isSound()
          ? Optional.of(
              new Argon2Hash(cost, decoder.decode(parts.group(4)), decoder.decode(parts.group(5))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String text() {
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + cost.kibibytes()
        + ",t="
        + cost.passes()
        + ",p="
        + cost.lanes()
        + "$"
        + encoder.encodeToString(salt)
        + "$"
        + encoder.encodeToString(hash);
  }
}
