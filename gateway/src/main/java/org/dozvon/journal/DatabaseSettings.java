package org.dozvon.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the database is.
 *
 * @param folder where the H2 file database {@code dozvon.mv.db} lives; made when missing
 * @param url another database's JDBC address; when given, {@code folder} is not used
 * @param user who to log in as; H2's default is {@code dozvon}
 * @param password may be empty
 * @param connections at most open at a time, 1 to 100
 * @param patience how long a connection is waited for, at least 250 ms (HikariCP's least)
 */
public record DatabaseSettings(
    Path folder,
    Optional<String> url,
    String user,
    String password,
    int connections,
    Duration patience) {
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** A file database under {@code data}. */
  public static final DatabaseSettings DEFAULTS =
      new DatabaseSettings(
          Path.of("data"), Optional.empty(), "dozvon", "", 16, Duration.ofSeconds(5));

  /** The same with another folder. */
  public DatabaseSettings in(Path other) {
    return new DatabaseSettings(other, url, user, password, connections, patience);
  }

  /** The same, on another database's server. */
  public DatabaseSettings at(String address, String login, String secret) {
    return new DatabaseSettings(folder, Optional.of(address), login, secret, connections, patience);
  }

  /** The same with so many connections at most. */
  public DatabaseSettings with(int most) {
    return new DatabaseSettings(folder, url, user, password, most, patience);
  }

  /** The file that H2 writes, for messages. */
  Path file() {
    return folder.toAbsolutePath().normalize().resolve("dozvon.mv.db");
  }

  /**
   * The JDBC address. Names are lower case as PostgreSQL has them, so that the same SQL runs. What
   * was committed is in the file after 100 ms (H2: 500), so that a killed gateway forgets little.
   */
  String jdbcUrl() {
    return url.orElseGet(
        () ->
            "jdbc:h2:file:"
                + folder.toAbsolutePath().normalize().resolve("dozvon")
                + ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=100");
  }

  /**
   * What the driver is told. A server that is gone without a word must not hold a thread for ever;
   * an answer may take long, though: a search through months.
   */
  Properties properties() {
    Properties properties = new Properties();
    if (url.filter(address -> address.startsWith("jdbc:postgresql:")).isPresent()) {
      properties.setProperty("connectTimeout", "" + Math.max(1, patience.toSeconds()));
      properties.setProperty("socketTimeout", "" + ANSWER.toSeconds());
      properties.setProperty("tcpKeepAlive", "true");
      properties.setProperty("ApplicationName", "dozvon");
    }
    return properties;
  }

  /** A text of somebody else's, without our password. */
  String plain(String text) {
    return password.isEmpty() ? text : text.replace(password, "***");
  }

  /** What is opened, in words for an admin, without the password. */
  public String where() {
    return url.map(address -> address.replaceAll("(?i)(password=)[^;&]*", "$1***"))
        .orElseGet(() -> file().toString());
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + where() + ", user=" + user + "]";
  }
}
