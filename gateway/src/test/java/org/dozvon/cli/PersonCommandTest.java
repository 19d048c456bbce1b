package org.dozvon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dozvon.config.PeopleAtStart;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.people.AuditQuery;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.people.SignIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ./dozvon person, on a real database and with real hashes. */
class PersonCommandTest {
  private static final Pattern PASSWORD = Pattern.compile("[a-z]{6}(-[a-z]{6}){3}");

  @TempDir Path folder;
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    config = Files.writeString(folder.resolve("dozvon.yaml"), "database: {folder: data}\n");
  }

  private ToolRun person(String... more) {
    List<String> arguments = new ArrayList<>(List.of("person", "--config", config.toString()));
    arguments.addAll(List.of(more));
    return ToolRun.of(arguments.toArray(String[]::new));
  }

  private Database database() throws Exception {
    return Database.open(DatabaseSettings.DEFAULTS.in(folder.resolve("data")));
  }

  private static String password(String text) {
    Matcher found = PASSWORD.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group();
  }

  private SignIn signIn(String login, String password) throws Exception {
    try (Database database = database()) {
      People people = PeopleAtStart.in(database.dataSource(), PeopleSettings.DEFAULTS);
      return people.signIn(login, password, "10.0.0.7", Instant.now());
    }
  }

  @Test
  void firstStartTellsThePasswordOfTheAdminOnce() throws Exception {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (Database database = database();
        PrintStream terminal = new PrintStream(said, true, StandardCharsets.UTF_8)) {
      var people =
          PeopleAtStart.open(
              database.dataSource(), PeopleSettings.DEFAULTS, false, terminal, Instant.now());
      String text = said.toString(StandardCharsets.UTF_8);
      assertThat(people.signIn("admin", password(text), "10.0.0.7", Instant.now()))
          .isInstanceOf(SignIn.SignedIn.class);
      said.reset();
      var unused =
          PeopleAtStart.open(
              database.dataSource(), PeopleSettings.DEFAULTS, false, terminal, Instant.now());
      assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }
  }

  @Test
  void whoIsAddedIsListedAndSignsIn() throws Exception {
    assertThat(person("list").out()).contains("Nobody yet");
    assertThat(person("add", "olga", "--role", "admin", "--name", "Ольга").code()).isZero();
    ToolRun anna =
        person("add", "anna", "--name", "Анна", "--phone", "PJSIP/101", "--language", "ru");
    assertThat(anna.code()).as(anna.out()).isZero();

    assertThat(person("list").out().lines())
        .containsExactly(
            "anna             agent      PJSIP/101    ru           Анна",
            "olga             admin      -            en           Ольга");
    assertThat(signIn("anna", password(anna.out()))).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void disabledEnabledAnotherRoleAnotherPassword() throws Exception {
    person("add", "olga", "--role", "admin");
    String old = password(person("add", "anna").out());

    assertThat(person("disable", "anna").out()).contains("anna: agent, disabled");
    assertThat(person("list").out()).contains("disabled");
    assertThat(signIn("anna", old)).isEqualTo(new SignIn.Refused());
    assertThat(person("enable", "anna").code()).isZero();
    assertThat(person("role", "anna", "supervisor").out())
        .contains("anna: supervisor, may sign in");
    String fresh = password(person("password", "anna").out());
    assertThat(signIn("anna", old)).isEqualTo(new SignIn.Refused());
    assertThat(signIn("anna", fresh)).isInstanceOf(SignIn.SignedIn.class);

    try (Database database = database()) {
      People people = PeopleAtStart.in(database.dataSource(), PeopleSettings.DEFAULTS);
      assertThat(people.auditTrail(AuditQuery.of(Instant.EPOCH, Instant.now().plusSeconds(9))))
          .anyMatch(entry -> entry.who().equals(Tool.user() + " (command line)"))
          .extracting(entry -> entry.act().word())
          .contains("person-added", "person-changed", "password-reset", "sign-in-failed");
    }
  }

  @Test
  void mistakesAreToldInOneLine() {
    person("add", "olga", "--role", "admin");
    isTold(person("add", "olga"), 1, "somebody has that login already");
    isTold(person("add", "Иван"), 1, "small Latin letters");
    isTold(person("add", "ivan", "--phone", "101"), 1, "PJSIP/101");
    isTold(person("add", "ivan", "--language", "fr"), 1, "en or ru");
    isTold(person("add", "ivan", "--role", "boss"), 2, "agent, supervisor, admin, auditor");
    isTold(person("disable", "olga"), 1, "there must be an enabled admin");
    isTold(person("disable", "olya"), 1, "nobody has that login (did you mean \"olga\"?)");
    isTold(person("disable"), 2, "whom?");
    isTold(person("role", "olga"), 2, "role olga what?");
    isTold(person("enable", "olga", "admin"), 2, "too much");
    isTold(person("list", "olga"), 2, "takes no login");
    isTold(person("remove", "olga"), 2, "remove");
    isTold(person(), 2, "<verb>");
  }

  private static void isTold(ToolRun run, int code, String what) {
    assertThat(run.out()).contains(what).startsWith("dozvon: ").hasLineCount(1);
    assertThat(run.code()).as(run.out()).isEqualTo(code);
  }

  @Test
  void withoutAnAdminNobodyElseIsAdded() {
    assertThat(person("add", "anna").out()).contains("there must be an enabled admin");
  }

  @Test
  void databaseOfARunningGatewayIsNotTouchedAndTheWayOutIsTold() throws Exception {
    Path data = folder.resolve("data");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(other.inputReader(StandardCharsets.UTF_8).lines().anyMatch("open"::equals))
          .isTrue();
      ToolRun run = person("list");
      assertThat(run.code()).as(run.out()).isEqualTo(3);
      assertThat(run.out()).contains("is a gateway running already?", "page People", "stop it");
    } finally {
      other.destroy();
      other.waitFor();
    }
  }

  /** Another program that has the database open. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws Exception {
      Database database = Database.open(DatabaseSettings.DEFAULTS.in(Path.of(arguments[0])));
      System.out.println("open");
      Thread.sleep(60_000);
      database.close();
    }
  }
}
