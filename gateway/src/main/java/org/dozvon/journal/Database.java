package org.dozvon.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;
import org.h2.tools.RunScript;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open database: a pool of connections, its tables brought up to date by the migrations in
 * {@code org/dozvon/journal/migrations}. Safe for use by many threads. A thread that uses it must
 * not be interrupted: that closes H2's file under everybody's feet.
 */
public final class Database implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /** Which lock of PostgreSQL it is, of those that programs agree upon. */
  private static final long SCRIPTS = 0x646f7a766f6eL;

  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Opens it, and makes it when there is none.
   *
   * @throws DatabaseException when it can't be opened or is newer than this program
   */
  public static Database open(DatabaseSettings settings) throws DatabaseException {
    tryToOpen(settings);
    HikariDataSource pool = new HikariDataSource(poolOf(settings));
    try {
      Flyway flyway = SchemaVersion.flyway(settings);
      SchemaVersion.refuseNewer(flyway, settings.where());
      flyway.migrate();
      Database database = new Database(pool);
      database.lookAtLetters(settings);
      return database;
    } catch (DatabaseException e) {
      pool.close();
      throw e;
    } catch (FlywayException e) {
      pool.close();
      throw new DatabaseException(
          "database "
              + settings.where()
              + ": tables can't be brought up to date: "
              + settings.plain(String.valueOf(e)),
          e);
    }
  }

  /**
   * Looks whether {@link #open} would open it, and changes nothing: a file database that is not
   * there yet is not made, one of an earlier version stays so.
   *
   * @throws DatabaseException why not
   */
  public static void probe(DatabaseSettings settings) throws DatabaseException {
    if (settings.url().isPresent() || Files.exists(settings.file())) {
      tryToOpen(settings);
      try {
        SchemaVersion.refuseNewer(SchemaVersion.flyway(settings), settings.where());
      } catch (FlywayException e) {
        throw new DatabaseException(
            "database "
                + settings.where()
                + ": the version of its tables can't be read: "
                + settings.plain(String.valueOf(e)),
            e);
      }
    }
  }

  /** Connections for everybody; a borrowed one goes back by {@code close()}. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * Runs SQL scripts (UTF-8) in this order, each as one transaction; they are run at every start
   * and so must be written to be repeatable. Gateways that share a database take turns.
   *
   * @throws DatabaseException which script and why; later ones are not run
   */
  public void runScripts(List<Path> scripts) throws DatabaseException {
    for (Path script : scripts) {
      try {
        run(script);
      } catch (IOException | SQLException e) {
        throw new DatabaseException("script " + script + ": " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }

  /** A database made with the locale "C" finds no Russian word that is written large. */
  private void lookAtLetters(DatabaseSettings settings) {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select lower('\u0416')")) {
      if (row.next() && !row.getString(1).equals("\u0436")) {
        LOG.warn(
            "event=database_letters {} knows only Latin capitals (made with another LC_CTYPE, such"
                + " as C.UTF-8, it knows all)",
            settings.where());
      }
    } catch (SQLException e) {
      LOG.warn("event=database_letters {}", settings.plain(String.valueOf(e.getMessage())));
    }
  }

  private void run(Path script) throws IOException, SQLException {
    try (Reader reader = Files.newBufferedReader(script);
        Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
        takeTurns(connection);
        ResultSet last = RunScript.execute(connection, reader);
        if (last != null) {
          last.close();
        }
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /** One gateway at a time: two that fill the same tables would wait for each other for ever. */
  private static void takeTurns(Connection connection) throws SQLException {
    if (CallIndex.isPostgres(connection)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("select pg_advisory_xact_lock(" + SCRIPTS + ")");
      }
    }
  }

  /** A pool tells little of why it got no connection, so one is opened without it first. */
  private static void tryToOpen(DatabaseSettings settings) throws DatabaseException {
    Properties login = settings.properties();
    login.setProperty("user", settings.user());
    login.setProperty("password", settings.password());
    try {
      if (settings.url().isEmpty()) {
        Files.createDirectories(settings.folder());
      }
      DriverManager.getConnection(settings.jdbcUrl(), login).close();
    } catch (IOException | SQLException e) {
      throw new DatabaseException(
          "database "
              + settings.where()
              + " can't be opened: "
              + settings.plain(reason(e, settings)),
          e);
    }
  }

  private static String reason(Exception e, DatabaseSettings settings) {
    if (e instanceof SQLException sql && "28P01".equals(sql.getSQLState())) {
      return "it refuses the password of \"" + settings.user() + "\"";
    }
    if (e instanceof SQLException sql && sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
      return "another program has it open (is a gateway running already?)";
    }
    return e instanceof IOException ? "folder: " + e : String.valueOf(e.getMessage());
  }

  private static HikariConfig poolOf(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("database");
    config.setJdbcUrl(settings.jdbcUrl());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.connections());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(settings.patience().toMillis());
    config.setDataSourceProperties(settings.properties());
    return config;
  }
}
