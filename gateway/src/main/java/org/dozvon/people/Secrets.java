package org.dozvon.people;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random texts and what is kept of them. The source must be a {@code SecureRandom} outside tests.
 */
public final class Secrets {
  private static final int TOKEN_BYTES = 32;
  private static final String CONSONANTS = "bdfghjklmnprstvz";
  private static final String VOWELS = "aeiu";
  private static final int GROUPS = 4;
  private static final int SYLLABLES = 3;

  private Secrets() {}

  /** 256 bits in base64 for addresses: 43 characters. */
  public static String token(RandomGenerator source) {
    byte[] bytes = new byte[TOKEN_BYTES];
    source.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A password of 72 bits that can be read to somebody: four groups of three syllables. */
  public static String password(RandomGenerator source) {
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < GROUPS * SYLLABLES; at++) {
      if (at > 0 && at % SYLLABLES == 0) {
        text.append('-');
      }
      text.append(CONSONANTS.charAt(source.nextInt(CONSONANTS.length())));
      text.append(VOWELS.charAt(source.nextInt(VOWELS.length())));
    }
    return text.toString();
  }

  /** What is stored of a token: SHA-256 in hex. A token has too many bits to be guessed from it. */
  public static String hash(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What forms of a page send along; only who has the cookie's token can make it. */
  public static String csrf(String token) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] code = mac.doFinal("dozvon form".getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** Whether they are the same, in a time that does not tell how far. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
