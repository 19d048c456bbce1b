package org.dozvon.publishing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Texts of files. Pure. */
final class Texts {
  private Texts() {}

  /** SHA-256, 64 hexadecimal digits. */
  static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A text from a form, whose lines end as a browser likes, with those of the file. */
  static String like(String file, String typed) {
    String plain = typed.replace("\r\n", "\n").replace('\r', '\n');
    return file.contains("\r\n") ? plain.replace("\n", "\r\n") : plain;
  }
}
