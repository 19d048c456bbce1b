package org.dozvon.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dozvon.journal.DatabaseSettings;

/** The databases that our SQL must run on. */
public enum Databases {
  /** A file of H2, the default. */
  H2,
  /**
   * A real PostgreSQL, where {@code DOZVON_POSTGRES_ENV} names what setup/postgres-up.sh found;
   * elsewhere the test is skipped.
   */
  POSTGRESQL;

  /** An empty database that keeps what is written for as long as the folder is there. */
  public DatabaseSettings fresh(Path folder) {
    DatabaseSettings standard = DatabaseSettings.DEFAULTS.in(folder);
    return switch (this) {
      case H2 -> standard;
      case POSTGRESQL -> {
        String environment = System.getenv("DOZVON_POSTGRES_ENV");
        assumeTrue(
            environment != null && Files.isReadable(Path.of(environment)),
            "no PostgreSQL here: DOZVON_POSTGRES_ENV is not the file of setup/postgres-up.sh");
        String url = PrivatePostgres.server(Path.of(environment)).freshDatabase();
        yield new DatabaseSettings(
            folder,
            Optional.of(url),
            standard.user(),
            standard.password(),
            standard.connections(),
            standard.patience());
      }
    };
  }
}
