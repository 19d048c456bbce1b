package org.dozvon.journal;

import static org.dozvon.journal.PeopleSql.time;

import java.util.Optional;
import org.dozvon.operator.StoreException;
import org.dozvon.people.PeopleStores;

/** Tries to sign in that failed, counted by all gateways of the database together. */
final class TriesTable implements PeopleStores.Tries {
  private static final int LONGEST = 200;

  private final PeopleSql sql;

  TriesTable(PeopleSql sql) {
    this.sql = sql;
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public Optional<PeopleStores.Tried> find(String key) throws StoreException {
    return sql.ask(
        handle ->
            handle
                .createQuery(
                    "select failures, last_try, locked_to from sign_in_try where name = :name")
                .bind("name", Columns.cut(key, LONGEST))
                .map(
                    (row, context) ->
                        new PeopleStores.Tried(
                            row.getInt("failures"), time(row, "last_try"), time(row, "locked_to")))
                .findFirst());
  }

  @Override
  public void keep(String key, PeopleStores.Tried tried) throws StoreException {
    String update =
        "update sign_in_try set failures = :failures, last_try = :last, locked_to = :until"
            + " where name = :name";
    String insert =
        "insert into sign_in_try (name, failures, last_try, locked_to)"
            + " values (:name, :failures, :last, :until)";
    if (write(update, key, tried) == 0) {
      // Another gateway may have been quicker: its count is as good as ours.
      var unused = sql.insert(handle -> bound(handle.createUpdate(insert), key, tried).execute());
    }
  }

  private int write(String text, String key, PeopleStores.Tried tried) throws StoreException {
    return sql.ask(handle -> bound(handle.createUpdate(text), key, tried).execute());
  }

  private static org.jdbi.v3.core.statement.Update bound(
      org.jdbi.v3.core.statement.Update update, String key, PeopleStores.Tried tried) {
    return update
        .bind("name", Columns.cut(key, LONGEST))
        .bind("failures", tried.failures())
        .bind("last", time(tried.last()))
        .bind("until", time(tried.until()));
  }

  @Override
  public void forget(String key) throws StoreException {
    var unused =
        sql.ask(
            handle ->
                handle
                    .createUpdate("delete from sign_in_try where name = :name")
                    .bind("name", Columns.cut(key, LONGEST))
                    .execute());
  }
}
