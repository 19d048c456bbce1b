package org.dozvon.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.dozvon.camel.CamelBackOffice;
import org.dozvon.camel.CamelSettings;
import org.dozvon.camel.RoutesException;
import org.dozvon.chat.ChatRoutes;
import org.dozvon.handover.RouteException;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.DatabaseSettings;

/**
 * The hotline's own routes on a database in memory with its demo data; what they send goes to a
 * folder that is deleted at the end. They ask no other system.
 */
public final class DemoRoutes implements ChatRoutes {
  private final Database database;
  private final CamelBackOffice office;
  private final Path outbox;

  private DemoRoutes(Database database, CamelBackOffice office, Path outbox) {
    this.database = database;
    this.office = office;
    this.outbox = outbox;
  }

  /**
   * Starts them.
   *
   * @throws RoutesException which route cannot be started and why
   * @throws DatabaseException which script of the demo data fails and why
   */
  public static DemoRoutes start(List<Path> scripts, Map<String, String> routeTexts)
      throws IOException, RoutesException, DatabaseException {
    DatabaseSettings otherwise = DatabaseSettings.DEFAULTS;
    String url =
        "jdbc:h2:mem:"
            + UUID.randomUUID()
            + ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1";
    Database database =
        Database.open(
            new DatabaseSettings(
                otherwise.folder(),
                Optional.of(url),
                otherwise.user(),
                otherwise.password(),
                2,
                otherwise.patience()));
    Path outbox = Files.createTempDirectory("dozvon-chat");
    boolean open = false;
    try {
      database.runScripts(scripts);
      CamelSettings settings = CamelSettings.DEFAULTS.with(routeTexts, outbox);
      DemoRoutes routes =
          new DemoRoutes(database, CamelBackOffice.demo(settings, database.dataSource()), outbox);
      open = true;
      return routes;
    } finally {
      if (!open) {
        database.close();
        delete(outbox);
      }
    }
  }

  @Override
  public String who() {
    return "the hotline's routes answer, on its demo data; no other system is asked";
  }

  @Override
  public Map<String, String> call(String route, Map<String, String> arguments, Duration limit)
      throws RouteException {
    return office.call(route, arguments, limit);
  }

  @Override
  public boolean offers(String route) {
    return office.offers(route);
  }

  @Override
  public void close() {
    office.close();
    database.close();
    delete(outbox);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
