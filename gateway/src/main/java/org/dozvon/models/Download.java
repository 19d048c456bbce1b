package org.dozvon.models;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Gets one file over HTTP into a file, whole or not at all. The old JDK client, because it alone
 * has a limit for each read: a server that goes silent in the middle must not hold us for ever.
 */
final class Download {
  /** Told how far a download is; on the downloading thread. */
  @FunctionalInterface
  public interface Progress {
    /** {@code total} is -1 when the server does not say. */
    void at(long bytes, long total);
  }

  private static final int CONNECT_TIMEOUT_MS = 15_000;
  private static final int READ_TIMEOUT_MS = 60_000;

  private Download() {}

  /**
   * Downloads.
   *
   * @return the SHA-256 of what came
   * @throws ModelException when it did not come whole, with the reason for people
   */
  static String get(URI address, Path target, long limit, Progress progress) throws ModelException {
    try {
      HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(CONNECT_TIMEOUT_MS);
      connection.setReadTimeout(READ_TIMEOUT_MS);
      try {
        int status = connection.getResponseCode();
        if (status != HttpURLConnection.HTTP_OK) {
          throw new ModelException(address + " answers " + status + " (expected: 200)");
        }
        return save(connection, address, target, limit, progress);
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      throw new ModelException("cannot download " + address + ": " + e.getMessage(), e);
    }
  }

  private static String save(
      HttpURLConnection connection, URI address, Path target, long limit, Progress progress)
      throws IOException, ModelException {
    long total = connection.getContentLengthLong();
    MessageDigest digest = Hashes.sha256();
    long sum = 0;
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = connection.getInputStream();
        OutputStream out = Files.newOutputStream(target)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        sum += n;
        if (sum > limit) {
          throw new ModelException(address + " is longer than " + limit + " bytes");
        }
        digest.update(buffer, 0, n);
        out.write(buffer, 0, n);
        progress.at(sum, total);
      }
    }
    if (total >= 0 && sum != total) {
      throw new ModelException(
          "the download of " + address + " broke off after " + sum + " of " + total + " bytes");
    }
    return Hashes.hex(digest);
  }
}
