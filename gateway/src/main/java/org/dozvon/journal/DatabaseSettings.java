package org.dozvon.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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
  /** A file database under {@code data}. */
  public static final DatabaseSettings DEFAULTS =
      new DatabaseSettings(
          Path.of("data"), Optional.empty(), "dozvon", "", 16, Duration.ofSeconds(5));

  /** The same with another folder. */
  public DatabaseSettings in(Path other) {
    return new DatabaseSettings(other, url, user, password, connections, patience);
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

  /** What is opened, in words for an admin, without the password. */
  String where() {
    return url.map(address -> address.replaceAll("(?i)(password=)[^;&]*", "$1***"))
        .orElseGet(() -> file().toString());
  }

  @Override
  public String toString() {
    return "DatabaseSettings[" + where() + ", user=" + user + "]";
  }
}
