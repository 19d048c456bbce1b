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
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.tools.RunScript;

/**
 * The open database: a pool of connections, its tables brought up to date by the migrations in
 * {@code org/dozvon/journal/migrations}. Safe for use by many threads. A thread that uses it must
 * not be interrupted: that closes H2's file under everybody's feet.
 */
public final class Database implements AutoCloseable {
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
      Flyway flyway =
          Flyway.configure()
              .dataSource(pool)
              .locations("classpath:org/dozvon/journal/migrations")
              .load();
      SchemaVersion.refuseNewer(flyway, settings.where());
      flyway.migrate();
      return new Database(pool);
    } catch (DatabaseException e) {
      pool.close();
      throw e;
    } catch (FlywayException e) {
      pool.close();
      throw new DatabaseException(
          "database " + settings.where() + ": tables can't be brought up to date: " + e, e);
    }
  }

  /** Connections for everybody; a borrowed one goes back by {@code close()}. */
  public DataSource dataSource() {
    return pool;
  }

  /**
   * Runs SQL scripts (UTF-8) in this order, each as one transaction; they are run at every start
   * and so must be written to be repeatable.
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

  private void run(Path script) throws IOException, SQLException {
    try (Reader reader = Files.newBufferedReader(script);
        Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try {
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

  /** A pool tells little of why it got no connection, so one is opened without it first. */
  private static void tryToOpen(DatabaseSettings settings) throws DatabaseException {
    Properties login = new Properties();
    login.setProperty("user", settings.user());
    login.setProperty("password", settings.password());
    try {
      if (settings.url().isEmpty()) {
        Files.createDirectories(settings.folder());
      }
      DriverManager.getConnection(settings.jdbcUrl(), login).close();
    } catch (IOException | SQLException e) {
      throw new DatabaseException(
          "database " + settings.where() + " can't be opened: " + reason(e), e);
    }
  }

  private static String reason(Exception e) {
    if (e instanceof SQLException sql && sql.getErrorCode() == 90020) {
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
    return config;
  }
}
