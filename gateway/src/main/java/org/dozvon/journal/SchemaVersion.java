package org.dozvon.journal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** Which version the tables have: the number of the last migration that was applied. */
final class SchemaVersion {
  private SchemaVersion() {}

  /**
   * What brings tables up to date, with connections of its own: a migration may take longer than a
   * call would wait for an answer.
   */
  static Flyway flyway(DatabaseSettings settings) {
    return Flyway.configure()
        .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
        .locations("classpath:org/dozvon/journal/migrations")
        .load();
  }

  /**
   * Refuses tables that a later program has made. Flyway would pass over what it does not know, and
   * the older program would then write rows that the later one takes for its own.
   */
  static void refuseNewer(Flyway flyway, String where) throws DatabaseException {
    Optional<MigrationVersion> later =
        Arrays.stream(flyway.info().applied())
            .filter(SchemaVersion::isUnknown)
            .map(MigrationInfo::getVersion)
            .filter(version -> version != null)
            .max(Comparator.naturalOrder());
    if (later.isPresent()) {
      throw new DatabaseException(
          "database "
              + where
              + " belongs to a later version of this program: its tables have version "
              + later.get()
              + ", this program knows them up to "
              + newest(flyway)
              + ". Nothing was changed. Run the later program again, or restore the backup that was"
              + " made before the upgrade (docs/upgrade.md)");
    }
  }

  /** What the tables of this program have. */
  static String newest(Flyway flyway) {
    return Arrays.stream(flyway.info().all())
        .filter(migration -> !isUnknown(migration))
        .map(MigrationInfo::getVersion)
        .filter(version -> version != null)
        .max(Comparator.naturalOrder())
        .map(MigrationVersion::toString)
        .orElse("0");
  }

  private static boolean isUnknown(MigrationInfo migration) {
    return migration.getState() == MigrationState.FUTURE_SUCCESS
        || migration.getState() == MigrationState.FUTURE_FAILED;
  }
}
