package org.dozvon.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dozvon.operator.StoreException;
import org.dozvon.people.OpenSession;
import org.dozvon.people.PeopleStores;

/** Who is signed in. */
final class SessionTable implements PeopleStores.Sessions {
  private final PeopleSql sql;

  SessionTable(PeopleSql sql) {
    this.sql = sql;
  }

  @Override
  public List<OpenSession> all() throws StoreException {
    return sql.ask(
        handle ->
            handle
                .createQuery("select * from person_session order by last_used desc, id")
                .map((row, context) -> read(row))
                .list());
  }

  @Override
  public Optional<OpenSession> find(String id) throws StoreException {
    return sql.ask(
        handle ->
            handle
                .createQuery("select * from person_session where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
  }

  @Override
  public void begin(OpenSession fresh) throws StoreException {
    sql.ask(
        handle ->
            handle
                .createUpdate(
                    "insert into person_session (id, login, began, last_used, address)"
                        + " values (:id, :login, :began, :used, :address)")
                .bind("id", fresh.id())
                .bind("login", fresh.login())
                .bind("began", PeopleSql.time(fresh.began()))
                .bind("used", PeopleSql.time(fresh.lastUsed()))
                .bind("address", fresh.address())
                .execute());
  }

  @Override
  public void used(String id, Instant at) throws StoreException {
    sql.ask(
        handle ->
            handle
                .createUpdate("update person_session set last_used = :at where id = :id")
                .bind("at", PeopleSql.time(at))
                .bind("id", id)
                .execute());
  }

  @Override
  public boolean end(String id) throws StoreException {
    return sql.ask(handle -> handle.execute("delete from person_session where id = ?", id)) == 1;
  }

  @Override
  public void endAll(String login) throws StoreException {
    sql.ask(handle -> handle.execute("delete from person_session where login = ?", login));
  }

  @Override
  public void forget(Instant beganBefore, Instant usedBefore) throws StoreException {
    sql.ask(
        handle ->
            handle
                .createUpdate(
                    "delete from person_session where began < :began or last_used < :used")
                .bind("began", PeopleSql.time(beganBefore))
                .bind("used", PeopleSql.time(usedBefore))
                .execute());
  }

  private static OpenSession read(ResultSet row) throws SQLException {
    return new OpenSession(
        row.getString("id"),
        row.getString("login"),
        PeopleSql.time(row, "began"),
        PeopleSql.time(row, "last_used"),
        row.getString("address"));
  }
}
