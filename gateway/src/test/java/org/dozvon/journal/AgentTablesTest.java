package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dozvon.call.CallId;
import org.dozvon.queue.AgentState;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class AgentTablesTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ANNA = "PJSIP/101";

  @Parameter Databases kind;
  @TempDir private Path folder;
  private Database database;
  private AgentTables tables;

  @BeforeEach
  void open() throws DatabaseException {
    database = Database.open(kind.fresh(folder));
    tables = new AgentTables(database.dataSource());
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  private static AgentState state(AgentState.Kind kind, String reason, int second) {
    Map<String, Integer> queues =
        kind == AgentState.Kind.LOGGED_OUT ? Map.of() : Map.of("support", 0, "complaints", 5);
    return new AgentState(ANNA, "Anna", kind, reason, queues, T.plusSeconds(second));
  }

  private List<String> rows(String sql) throws Exception {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.dataSource().getConnection();
        Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  @Test
  void stateEndsWhenTheNextBegins() throws Exception {
    tables.began(state(AgentState.Kind.READY, "", 0));
    tables.began(state(AgentState.Kind.PAUSED, "lunch", 60));
    tables.began(state(AgentState.Kind.PAUSED, "lunch", 90));

    assertThat(rows("select state || ' ' || reason from agent_state order by seq"))
        .containsExactly("READY ", "PAUSED lunch");
    assertThat(
            rows(
                "select a.state from agent_state a join agent_state b on b.began = a.ended"
                    + " and b.state = 'PAUSED'"))
        .containsExactly("READY");
    assertThat(rows("select state from agent_state where ended is null")).containsExactly("PAUSED");
  }

  @Test
  void queuesOfSomebodyWhoLeftAreRemembered() throws Exception {
    assertThat(tables.queuesOf(ANNA)).isEmpty();
    tables.began(state(AgentState.Kind.READY, "", 0));
    tables.began(state(AgentState.Kind.LOGGED_OUT, "", 60));

    assertThat(tables.queuesOf(ANNA)).containsExactlyInAnyOrder("support", "complaints");
    assertThat(tables.queuesOf("PJSIP/102")).isEmpty();
  }

  @Test
  void lastOneWhoTalkedWithNumberIsFoundWhileItIsNotTooLongAgo() throws Exception {
    tables.answered("PJSIP/101", "+74950001", Optional.empty(), "support", T);
    tables.answered("PJSIP/102", "+74950001", Optional.empty(), "support", T.plusSeconds(10));
    tables.answered("PJSIP/103", "", Optional.empty(), "support", T.plusSeconds(20));

    assertThat(tables.lastAgent("+74950001", T)).contains("PJSIP/102");
    assertThat(tables.lastAgent("+74950001", T.plusSeconds(11))).isEmpty();
    assertThat(tables.lastAgent("+74950002", T)).isEmpty();
    assertThat(tables.lastAgent("", T)).as("withheld numbers are nobody").isEmpty();
  }

  @Test
  void wrapUpIsStoredWithItsCall() throws Exception {
    tables.wrappedUp(ANNA, T, Optional.of(new CallId("c1")), "balance", "done");
    tables.wrappedUp(ANNA, T, Optional.empty(), "x".repeat(500), "done");

    assertThat(rows("select call_id || ' ' || topic from agent_wrap_up order by seq"))
        .containsExactly("c1 balance", " " + "x".repeat(200));
  }
}
