package org.dozvon.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 of files and folders, as lower-case hex. */
final class Hashes {
  private Hashes() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Of a folder: of the lines {@code <sha256> <path>\n} of its files, paths with {@code /} and in
   * byte order, as {@code find . -type f -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum |
   * sha256sum} says it.
   */
  static String ofFolder(Path folder) throws IOException {
    MessageDigest whole = sha256();
    for (String path : paths(folder)) {
      String line = ofFile(folder.resolve(path)) + "  " + path + "\n";
      whole.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return hex(whole);
  }

  private static List<String> paths(Path folder) throws IOException {
    // A package links to the models that it brings.
    Path real = folder.toRealPath();
    try (Stream<Path> files = Files.walk(real)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> real.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  private static String ofFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return hex(digest);
  }
}
