package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.dozvon.testing.Databases;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables of earlier and of later versions, in both databases. */
@ParameterizedClass
@EnumSource(Databases.class)
class SchemaVersionTest {
  @Parameter Databases kind;
  @TempDir Path folder;
  private DatabaseSettings settings;

  @BeforeEach
  void makeDatabase() {
    settings = kind.fresh(folder.resolve("data"));
  }

  @Test
  void tablesOfAnEarlierVersionAreBroughtUpToDateWithWhatIsInThem() throws Exception {
    Flyway.configure()
        .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
        .locations("classpath:org/dozvon/journal/migrations")
        .target("11")
        .load()
        .migrate();
    run(
        """
        insert into call_back (id, hotline, queue, number, language, booked_at, joined_at, asked_at,
          priority, attempts, state, state_at, reason)
        values ('a1', 'grocery', 'support', '+74950000555', 'en', current_timestamp,
          current_timestamp, current_timestamp, 0, 0, 'WAITING', current_timestamp, '')
        """);
    String rank = text("select max(\"installed_rank\") from \"flyway_schema_history\"");
    Database.probe(settings);
    assertThat(text("select max(\"installed_rank\") from \"flyway_schema_history\""))
        .as("who only looks brings nothing up to date")
        .isEqualTo(rank);
    Database.open(settings).close();
    assertThat(text("select number from call_back")).isEqualTo("+74950000555");
    assertThat(text("select max(\"installed_rank\") from \"flyway_schema_history\""))
        .satisfies(now -> assertThat(Integer.parseInt(now)).isGreaterThanOrEqualTo(10));
  }

  @Test
  void tablesOfALaterVersionAreRefusedAndLeftAlone() throws Exception {
    Database.open(settings).close();
    run(
        """
        insert into "flyway_schema_history" ("installed_rank", "version", "description", "type",
          "script", "checksum", "installed_by", "execution_time", "success")
        values (999, '999', 'of the future', 'SQL', 'V999__future.sql', 1, 'later', 1, true)
        """);
    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("belongs to a later version of this program")
        .hasMessageContaining("its tables have version 999, this program knows them up to 1")
        .hasMessageContaining("docs/upgrade.md")
        .hasMessageNotContaining("password");
    assertThatThrownBy(() -> Database.probe(settings))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("belongs to a later version of this program");
    assertThat(
            text(
                "select max(\"version\") from \"flyway_schema_history\" where"
                    + " \"installed_rank\" = 999"))
        .isEqualTo("999");
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
