package org.dozvon.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Account;
import org.dozvon.people.Act;
import org.dozvon.people.ApiToken;
import org.dozvon.people.AuditEntry;
import org.dozvon.people.AuditQuery;
import org.dozvon.people.OpenSession;
import org.dozvon.people.PeopleStores;
import org.dozvon.people.Person;
import org.dozvon.people.Right;
import org.dozvon.people.Role;
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
class PeopleTablesTest {
  private static final Instant T = Instant.parse("2026-03-02T09:00:00.123Z");
  private static final Person ANNA =
      new Person(
          "anna", "Анна \"О'\" <b>", Role.AGENT, Optional.of("PJSIP/101"), Locale.of("ru"), true);
  private static final Account ACCOUNT = new Account(ANNA, Optional.of("$argon2id$x"), true, T);
  private static final Account BORIS =
      new Account(Person.of("boris", "Boris", Role.ADMIN), Optional.empty(), false, T);

  @Parameter Databases kind;
  @TempDir private Path folder;
  private DatabaseSettings settings;
  private Database database;
  private PeopleStores stores;

  @BeforeEach
  void open() throws Exception {
    settings = kind.fresh(folder);
    connect();
    assertThat(stores.accounts().add(BORIS)).isTrue();
    assertThat(stores.accounts().add(ACCOUNT)).isTrue();
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void accountsAreReadBackAfterARestartAndALoginIsTakenOnce() throws Exception {
    assertThat(stores.accounts().add(ACCOUNT)).isFalse();
    database.close();
    connect();
    assertThat(stores.accounts().all()).containsExactly(ACCOUNT, BORIS);
    assertThat(stores.accounts().find("anna")).contains(ACCOUNT);
    assertThat(stores.accounts().find("nobody")).isEmpty();
  }

  private void connect() throws DatabaseException {
    database = Database.open(settings);
    stores = PeopleTables.in(database.dataSource());
  }

  @Test
  void changeOfThePersonLeavesThePasswordAndTheOtherWayRound() throws StoreException {
    Person changed =
        new Person("anna", "Anna", Role.AUDITOR, Optional.empty(), Locale.ENGLISH, false);
    stores.accounts().update(changed);
    assertThat(stores.accounts().find("anna"))
        .contains(new Account(changed, ACCOUNT.hash(), true, T));

    Account fresh = ACCOUNT.with("$argon2id$y", false, T.plusSeconds(5));
    assertThat(stores.accounts().setPassword(fresh, ACCOUNT.hash())).isTrue();
    assertThat(stores.accounts().find("anna"))
        .contains(new Account(changed, Optional.of("$argon2id$y"), false, T.plusSeconds(5)));
    assertThat(stores.accounts().find("boris")).contains(BORIS);
  }

  @Test
  void sinceWhenThePhoneIsTheirsIsKept() throws StoreException {
    Person since =
        new Person(
            "vera",
            "Vera",
            Role.AGENT,
            Optional.of("PJSIP/102"),
            Locale.ENGLISH,
            true,
            Optional.of(T));
    stores.accounts().add(new Account(since, Optional.empty(), false, T));
    assertThat(stores.accounts().find("vera").orElseThrow().person()).isEqualTo(since);

    Person later =
        new Person(
            "vera",
            "Vera",
            Role.AGENT,
            Optional.of("PJSIP/103"),
            Locale.ENGLISH,
            true,
            Optional.of(T.plusSeconds(7)));
    stores.accounts().update(later);
    assertThat(stores.accounts().find("vera").orElseThrow().person()).isEqualTo(later);
  }

  @Test
  void passwordThatWasChangedMeanwhileStays() throws StoreException {
    Account late = ACCOUNT.with("$argon2id$z", false, T);
    assertThat(stores.accounts().setPassword(late, Optional.of("$argon2id$older"))).isFalse();
    assertThat(stores.accounts().setPassword(late, Optional.empty())).isFalse();
    assertThat(stores.accounts().find("anna")).contains(ACCOUNT);
    assertThat(stores.accounts().setPassword(BORIS.with("$argon2id$b", false, T), Optional.empty()))
        .as("had none")
        .isTrue();
  }

  @Test
  void sessionsAreListedUsedEndedAndForgotten() throws StoreException {
    OpenSession one = new OpenSession("a".repeat(64), "anna", T, T, "10.0.0.7");
    OpenSession two = new OpenSession("b".repeat(64), "anna", T, T.plusSeconds(1), "::1");
    OpenSession three = new OpenSession("c".repeat(64), "boris", T, T, "::1");
    for (OpenSession session : List.of(one, two, three)) {
      stores.sessions().begin(session);
    }
    assertThat(stores.sessions().all()).containsExactly(two, one, three);

    stores.sessions().used(three.id(), T.plusSeconds(9));
    assertThat(stores.sessions().find(three.id()).orElseThrow().lastUsed())
        .isEqualTo(T.plusSeconds(9));
    assertThat(stores.sessions().end(one.id())).isTrue();
    assertThat(stores.sessions().end(one.id())).isFalse();
    stores.sessions().endAll("boris");
    assertThat(stores.sessions().all()).containsExactly(two);

    stores.sessions().forget(T, T.plusSeconds(1));
    assertThat(stores.sessions().all()).containsExactly(two);
    stores.sessions().forget(T, T.plusMillis(1001));
    assertThat(stores.sessions().all()).isEmpty();
    stores.sessions().begin(two);
    stores.sessions().forget(T.plusMillis(1), T);
    assertThat(stores.sessions().all()).isEmpty();
  }

  @Test
  void tokensAreReadBackAndANameIsTakenOnceByEachOwner() throws StoreException {
    ApiToken token =
        new ApiToken(
            "d".repeat(64),
            "anna",
            "wallboard",
            Set.of(Right.SEE_BOARD, Right.EXPORT),
            T,
            T.plus(Duration.ofDays(30)),
            Optional.empty());
    assertThat(stores.tokens().add(token)).isTrue();
    assertThat(stores.tokens().add(other(token, "e", "anna"))).isFalse();
    assertThat(stores.tokens().add(other(token, "f", "boris"))).isTrue();
    assertThat(stores.tokens().find(token.id())).contains(token);

    stores.tokens().used(token.id(), T.plusSeconds(3));
    assertThat(stores.tokens().find(token.id()).orElseThrow().lastUsed())
        .contains(T.plusSeconds(3));
    assertThat(stores.tokens().all()).extracting(ApiToken::owner).containsExactly("anna", "boris");
    assertThat(stores.tokens().revoke(token.id())).isTrue();
    assertThat(stores.tokens().revoke(token.id())).isFalse();
    assertThat(stores.tokens().find(token.id())).isEmpty();
  }

  private static ApiToken other(ApiToken token, String id, String owner) {
    return new ApiToken(
        id.repeat(64),
        owner,
        token.name(),
        token.rights(),
        token.made(),
        token.expires(),
        Optional.empty());
  }

  private static AuditEntry entry(int second, String who, Act act, String subject) {
    return new AuditEntry(T.plusSeconds(second), who, "10.0.0.7", act, subject, "wie <b>' so");
  }

  @Test
  void trailIsSearchedByTimePersonActAndSubjectNewestFirst() throws StoreException {
    AuditEntry in = entry(0, "a_na", Act.SIGNED_IN, "a_na");
    AuditEntry seen = entry(1, "a_na", Act.CALL_SEEN, "c1");
    AuditEntry byToken = entry(1, "a_na (token board)", Act.CALL_SEEN, "c2");
    AuditEntry other = entry(2, "anna (token board)", Act.CALL_SEEN, "c1");
    for (AuditEntry entry : List.of(in, seen, byToken, other)) {
      stores.trail().add(entry);
    }
    AuditQuery all = AuditQuery.of(T, T.plusSeconds(60));

    assertThat(stores.trail().find(all)).containsExactly(other, byToken, seen, in);
    assertThat(stores.trail().find(all.by("a_na"))).containsExactly(byToken, seen, in);
    assertThat(stores.trail().find(all.by("a_na").of(Act.CALL_SEEN)))
        .containsExactly(byToken, seen);
    assertThat(stores.trail().find(all.about("c1"))).containsExactly(other, seen);
    assertThat(stores.trail().find(all.page(1, 2))).containsExactly(byToken, seen);
    assertThat(stores.trail().find(AuditQuery.of(T.plusMillis(1), T.plusSeconds(2))))
        .containsExactly(byToken, seen);
  }

  @Test
  void hourThatTheClockRepeatsInAutumnIsKeptApart() throws StoreException {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      AuditEntry first = atAutumn("2026-10-25T00:30:00Z");
      AuditEntry second = atAutumn("2026-10-25T01:30:00Z");
      stores.trail().add(first);
      stores.trail().add(second);
      assertThat(stores.trail().find(AuditQuery.of(first.at(), second.at().plusSeconds(1))))
          .containsExactly(second, first);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private static AuditEntry atAutumn(String at) {
    return new AuditEntry(Instant.parse(at), "anna", "", Act.CALL_SEEN, "", "");
  }

  @Test
  void databaseThatIsGoneIsToldInOneWay() {
    database.close();
    assertThatThrownBy(() -> stores.accounts().find("anna")).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> stores.accounts().add(ACCOUNT)).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> stores.trail().add(entry(0, "", Act.REFUSED, "")))
        .isInstanceOf(StoreException.class);
  }
}
