package org.dozvon.config;

import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.Retention;
import org.dozvon.operator.StoreException;
import org.dozvon.people.People;
import org.dozvon.publishing.HotlineFiles;

/** The gateway's database, with what is done to it as a whole. */
final class Storage {
  private Storage() {}

  /** Opens it and fills in what is there to play with. */
  static Database open(Configuration configuration, Parts parts)
      throws IOException, DatabaseException {
    Database database = parts.keep(Database.open(configuration.database()));
    if (configuration.database().url().isEmpty()) {
      PrivateFolder.close(configuration.database().folder());
    }
    PrivateFolder.close(configuration.outbox());
    if (configuration.demoData()) {
      for (HotlineFiles hotline : HotlineFiles.in(configuration.hotlines())) {
        database.runScripts(hotline.scripts());
      }
    }
    return database;
  }

  /** Makes this gateway known there, and sees to it that the database does not grow for ever. */
  static Node node(
      Configuration configuration, Database database, InstantSource clock, Parts parts) {
    Node node = parts.keep(Node.open(configuration, database));
    parts.keep(
        new Retention(
                database.dataSource(),
                configuration.retention(),
                ZoneId.systemDefault(),
                clock,
                Optional.of(configuration.recordings()))
            .when(node.night())
            .start());
    return node;
  }

  /** Who may sign in, with a first one where there is nobody. */
  static People people(Configuration configuration, Database database, InstantSource clock)
      throws IOException {
    try {
      return PeopleAtStart.open(
          database.dataSource(),
          configuration.people(),
          configuration.database().url().isPresent(),
          System.out,
          clock.instant());
    } catch (StoreException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
