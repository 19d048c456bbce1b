package org.dozvon.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * What programs at this machine show to the HTTP port: a file beside the database that only the
 * gateway's own user can read. Whoever can read it could read the database.
 */
public final class LocalToken {
  private static final int BYTES = 32;

  private LocalToken() {}

  /** Where it lies. */
  public static Path file(Configuration configuration) {
    return configuration.database().folder().toAbsolutePath().resolveSibling("api-token");
  }

  /** The token, made when there is none yet. */
  static String open(Configuration configuration) throws IOException {
    Path file = file(configuration);
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Files.createDirectories(file.getParent());
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file,
          Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n",
          StandardOpenOption.TRUNCATE_EXISTING);
    } catch (FileAlreadyExistsException e) {
      // made at an earlier start
    }
    return read(file).orElseThrow(() -> new IOException(file + " is empty: delete it"));
  }

  /** The token of a gateway of this machine; empty when it can't be read. */
  public static Optional<String> find(Configuration configuration) {
    try {
      return read(file(configuration));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> read(Path file) throws IOException {
    return Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
        .filter(token -> !token.isEmpty());
  }
}
