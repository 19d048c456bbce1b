package org.dozvon.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Caller;
import org.dozvon.handover.RouteException;
import org.dozvon.journal.Database;
import org.dozvon.publishing.HotlineFiles;
import org.dozvon.testing.Databases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The grocery hotline's routes as shipped, on real databases with the demo data. */
@ParameterizedClass
@EnumSource(Databases.class)
class ShippedRoutesTest {
  private static final Path GROCERY = Path.of("../dialplans/hotlines/grocery");
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Parameter Databases kind;

  @TempDir static Path folder;
  private static Database database;
  private static CamelBackOffice office;
  private static Path outbox;

  @BeforeParameterizedClassInvocation
  static void start(Databases kind) throws Exception {
    outbox = folder.resolve("outbox-" + kind);
    database = Database.open(kind.fresh(folder.resolve("data")));
    database.runScripts(List.of(GROCERY.resolve("data/demo.sql")));
    database.runScripts(List.of(GROCERY.resolve("data/demo.sql")));
    office =
        new CamelBackOffice(
            CamelSettings.DEFAULTS.with(
                new HotlineFiles("grocery", GROCERY).read().routes(), outbox),
            database.dataSource());
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    office.close();
    database.close();
  }

  @Test
  void aCallerIsKnownByTheLastTenDigits() throws RouteException {
    assertThat(call("caller", "number", "84950009085"))
        .containsEntry("found", "yes")
        .containsEntry("name", "Margaret")
        .containsEntry("born", "1949")
        .containsEntry("flag", "gentle")
        .containsEntry("card", "770000009085")
        .containsEntry("language", "en");
    assertThat(call("caller", "number", "+70000000000"))
        .containsEntry("found", "no")
        .containsEntry("name", "");
    assertThat(call("caller", "number", "")).containsEntry("found", "no");
  }

  @Test
  void aBalanceIsFoundByLastDigitsByTheWholeCardOrByTheCallersNumber() throws RouteException {
    Map<String, String> anna = Map.of("found", "yes", "points", "350", "card", "770000004471");
    assertThat(call("card-balance", "card", "4471")).isEqualTo(anna);
    assertThat(call("card-balance", "card", "770000004471")).isEqualTo(anna);
    assertThat(call("card-balance", "card", "", "number", "84950004471")).isEqualTo(anna);
    assertThat(call("card-balance", "card", "1234")).containsEntry("points", "1280");
  }

  @Test
  void aBalanceIsNotTold_whenTheDigitsAreTooFewOrUnknown() throws RouteException {
    assertThat(call("card-balance", "card", "471")).containsEntry("found", "no");
    assertThat(call("card-balance", "card", "9999")).containsEntry("found", "no");
    assertThat(call("card-balance", "card", "", "number", "")).containsEntry("found", "no");
  }

  @Test
  void aCardIsActivatedOnceAndARestartDoesNotUndoIt() throws Exception {
    assertThat(call("activate-card", "card", "5566")).isEqualTo(Map.of("result", "activated"));
    database.runScripts(List.of(GROCERY.resolve("data/demo.sql")));
    assertThat(call("activate-card", "card", "5566")).isEqualTo(Map.of("result", "already"));
    assertThat(call("activate-card", "card", "0001")).isEqualTo(Map.of("result", "unknown"));
    assertThat(call("activate-card", "card", "4471")).isEqualTo(Map.of("result", "already"));
  }

  @Test
  void aShopIsFoundByStreetAreaOrMetroInBothLanguages() throws RouteException {
    assertThat(call("nearest-shop", "place", "Oak Street"))
        .containsEntry("found", "yes")
        .containsEntry("address", "12 Oak Street")
        .containsEntry("hours", "08:00-22:00")
        .containsEntry("phone", "+74955550101")
        .containsEntry("supervisor", "+74955550201");
    assertThat(call("nearest-shop", "place", "on main street please"))
        .containsEntry("address", "5 Main Street");
    assertThat(call("nearest-shop", "place", "Улица Ленина"))
        .containsEntry("address", "улица Ленина, дом 40");
    assertThat(call("nearest-shop", "place", "около метро проспект мира"))
        .containsEntry("address", "проспект Мира, дом 118");
  }

  @Test
  void noShopIsFound_forAnUnknownPlaceOrAPieceOfAWord() throws RouteException {
    assertThat(call("nearest-shop", "place", "timbuktu")).containsEntry("found", "no");
    assertThat(call("nearest-shop", "place", "sparkle")).containsEntry("found", "no");
    assertThat(call("nearest-shop", "place", "%")).containsEntry("found", "no");
    assertThat(call("nearest-shop")).containsEntry("found", "no").containsEntry("address", "");
  }

  @Test
  void hoursAreTheUsualOnesWithoutAPlaceAndTheShopsWithOne() throws RouteException {
    assertThat(call("shop-hours", "place", ""))
        .isEqualTo(Map.of("found", "yes", "hours", "08:00-22:00", "address", ""));
    assertThat(call("shop-hours", "place", "peace avenue"))
        .containsEntry("found", "yes")
        .containsEntry("hours", "00:00-24:00")
        .containsEntry("address", "118 Peace Avenue");
    assertThat(call("shop-hours", "place", "nowhere")).containsEntry("found", "no");
  }

  @Test
  void anOrderIsFoundByItsNumberOrTheCallers() throws RouteException {
    assertThat(call("order-status", "order", "1003"))
        .isEqualTo(
            Map.of("found", "yes", "order", "1003", "status", "delivered", "date", "2026-11-24"));
    assertThat(call("order-status", "number", "+74950001234"))
        .containsEntry("order", "1002")
        .containsEntry("status", "packing");
    assertThat(call("order-status", "order", "77", "number", "+74950001234"))
        .containsEntry("found", "no");
  }

  @Test
  void injectedSqlAndExpressionsAreOnlyText() throws RouteException {
    for (String attack :
        List.of(
            "' or 1=1 --", "${sys.user.home}", ":#${body}", "{{dozvon.outbox}}", "x' or 'x'='x")) {
      assertThat(call("card-balance", "card", attack)).containsEntry("found", "no");
      assertThat(call("caller", "number", attack)).containsEntry("found", "no");
      assertThat(call("nearest-shop", "place", attack)).containsEntry("found", "no");
      assertThat(call("order-status", "order", attack)).containsEntry("found", "no");
      assertThat(call("activate-card", "card", attack)).containsEntry("result", "unknown");
    }
  }

  @Test
  void argumentsNamedLikeCamelHeadersSteerNothing() throws RouteException {
    assertThat(call("card-balance", "card", "4471", "CamelSqlQuery", "drop table cards"))
        .containsEntry("found", "yes");
    assertThat(call("card-balance", "card", "4471")).containsEntry("found", "yes");
    String escape = "../escaped.txt";
    call("follow-up", "to", "1", "text", "header test", "CamelFileName", escape);
    assertThat(folder.resolve("escaped.txt")).doesNotExist();
    assertThat(outbox("follow-up")).anyMatch(text -> text.contains("header test"));
  }

  @Test
  void aFollowUpAndAnAlarmLieInTheOutboxWordForWord() throws RouteException {
    call("follow-up", "to", "+74950004471", "text", "Баланс ${sys.user.home} {{x}}: 350");
    assertThat(outbox("follow-up"))
        .contains("To: +74950004471\n\nБаланс ${sys.user.home} {{x}}: 350");
    office.alarm("Database", "is down");
    assertThat(outbox("alarm")).containsExactly("Subject: Database\n\nis down");
  }

  @Test
  void aHandOverIsStoredWithItsContext() throws Exception {
    CallEvent.Started started =
        new CallEvent.Started(
            CallId.random(),
            Instant.parse("2026-11-25T05:00:00.123Z"),
            new Caller("+74950004471", "O'Neil ${body}", "100"),
            "grocery",
            Locale.of("ru"),
            "1.1");
    CallContext context =
        CallContext.of(started)
            .with(
                new CallEvent.HandedOver(
                    started.call(), started.at(), "general", "потерял кошелёк", "asked"));
    office.handOver(context, LIMIT);
    try (Connection connection = database.dataSource().getConnection();
        ResultSet row =
            connection.createStatement().executeQuery("select * from handover_context")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("call_id")).isEqualTo(started.call().value());
      assertThat(row.getString("queue")).isEqualTo("general");
      assertThat(row.getString("topic")).isEqualTo("потерял кошелёк");
      assertThat(row.getString("caller")).isEqualTo("+74950004471");
      assertThat(row.getString("context"))
          .contains("\"name\":\"O'Neil ${body}\"", "\"startedAt\":\"2026-11-25T05:00:00.123Z\"");
    }
  }

  private static Map<String, String> call(String route, String... namesAndValues)
      throws RouteException {
    Map<String, String> arguments = new java.util.LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      arguments.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return office.call(route, arguments, LIMIT);
  }

  private static List<String> outbox(String kind) {
    await().until(() -> !texts(kind).isEmpty());
    return texts(kind);
  }

  private static List<String> texts(String kind) {
    try (Stream<Path> files = Files.list(outbox)) {
      return files
          .filter(file -> file.getFileName().toString().matches(kind + "-.*\\.txt"))
          .map(ShippedRoutesTest::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
