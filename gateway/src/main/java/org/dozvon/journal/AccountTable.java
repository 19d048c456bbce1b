package org.dozvon.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Account;
import org.dozvon.people.PeopleStores;
import org.dozvon.people.Person;
import org.dozvon.people.Role;
import org.jdbi.v3.core.statement.SqlStatement;

/** People and the hashes of their passwords. */
final class AccountTable implements PeopleStores.Accounts {
  private final PeopleSql sql;

  AccountTable(PeopleSql sql) {
    this.sql = sql;
  }

  @Override
  public List<Account> all() throws StoreException {
    return sql.ask(
        handle ->
            handle
                .createQuery("select * from person order by login")
                .map((row, context) -> read(row))
                .list());
  }

  @Override
  public Optional<Account> find(String login) throws StoreException {
    return sql.ask(
        handle ->
            handle
                .createQuery("select * from person where login = :login")
                .bind("login", login)
                .map((row, context) -> read(row))
                .findOne());
  }

  @Override
  public boolean add(Account fresh) throws StoreException {
    return sql.insert(
        handle ->
            password(
                    person(
                        handle.createUpdate(
                            "insert into person (login, name, role, phone, language, enabled, hash,"
                                + " must_change, password_since, phone_since) values (:login, :name, :role,"
                                + " :phone, :language, :enabled, :hash, :must, :since,"
                                + " :phoneSince)"),
                        fresh.person()),
                    fresh)
                .execute());
  }

  @Override
  public void update(Person changed) throws StoreException {
    sql.ask(
        handle ->
            person(
                    handle.createUpdate(
                        "update person set name = :name, role = :role, phone = :phone,"
                            + " language = :language, enabled = :enabled, phone_since = :phoneSince"
                            + " where login = :login"),
                    changed)
                .execute());
  }

  @Override
  public boolean setPassword(Account changed, Optional<String> was) throws StoreException {
    return sql.ask(
            handle ->
                password(
                        handle.createUpdate(
                            "update person set hash = :hash, must_change = :must, password_since ="
                                + " :since where login = :login and coalesce(hash, '') = :was"),
                        changed)
                    .bind("login", changed.login())
                    .bind("was", was.orElse(""))
                    .execute())
        == 1;
  }

  private static <S extends SqlStatement<S>> S person(S statement, Person person) {
    return statement
        .bind("login", person.login())
        .bind("name", person.name())
        .bind("role", person.role().name())
        .bind("phone", person.phone().orElse(null))
        .bind("language", person.language().toLanguageTag())
        .bind("enabled", person.enabled())
        .bind("phoneSince", PeopleSql.time(person.phoneSince()));
  }

  private static <S extends SqlStatement<S>> S password(S statement, Account account) {
    return statement
        .bind("hash", account.hash().orElse(null))
        .bind("must", account.mustChange())
        .bind("since", PeopleSql.time(account.passwordSince()));
  }

  private static Account read(ResultSet row) throws SQLException {
    return new Account(
        new Person(
            row.getString("login"),
            row.getString("name"),
            Role.valueOf(row.getString("role")),
            Optional.ofNullable(row.getString("phone")),
            Locale.forLanguageTag(row.getString("language")),
            row.getBoolean("enabled"),
            PeopleSql.optionalTime(row, "phone_since")),
        Optional.ofNullable(row.getString("hash")),
        row.getBoolean("must_change"),
        PeopleSql.time(row, "password_since"));
  }
}
