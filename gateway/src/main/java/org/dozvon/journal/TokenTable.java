package org.dozvon.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dozvon.operator.StoreException;
import org.dozvon.people.ApiToken;
import org.dozvon.people.PeopleStores;
import org.dozvon.people.Right;

/** Tokens of programs. A right that this version does not know is not given. */
final class TokenTable implements PeopleStores.Tokens {
  private final PeopleSql sql;

  TokenTable(PeopleSql sql) {
    this.sql = sql;
  }

  @Override
  public List<ApiToken> all() throws StoreException {
    return sql.ask(
        handle ->
            handle
                .createQuery("select * from person_token order by owner, name")
                .map((row, context) -> read(row))
                .list());
  }

  @Override
  public Optional<ApiToken> find(String id) throws StoreException {
    return sql.ask(
        handle ->
            handle
                .createQuery("select * from person_token where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne());
  }

  @Override
  public boolean add(ApiToken fresh) throws StoreException {
    return sql.insert(
        handle ->
            handle
                .createUpdate(
                    "insert into person_token (id, owner, name, rights, made, expires)"
                        + " values (:id, :owner, :name, :rights, :made, :expires)")
                .bind("id", fresh.id())
                .bind("owner", fresh.owner())
                .bind("name", fresh.name())
                .bind("rights", words(fresh.rights()))
                .bind("made", PeopleSql.time(fresh.made()))
                .bind("expires", PeopleSql.time(fresh.expires()))
                .execute());
  }

  @Override
  public void used(String id, Instant at) throws StoreException {
    sql.ask(
        handle ->
            handle
                .createUpdate("update person_token set last_used = :at where id = :id")
                .bind("at", PeopleSql.time(at))
                .bind("id", id)
                .execute());
  }

  @Override
  public boolean revoke(String id) throws StoreException {
    return sql.ask(handle -> handle.execute("delete from person_token where id = ?", id)) == 1;
  }

  private static ApiToken read(ResultSet row) throws SQLException {
    return new ApiToken(
        row.getString("id"),
        row.getString("owner"),
        row.getString("name"),
        rights(row.getString("rights")),
        PeopleSql.time(row, "made"),
        PeopleSql.time(row, "expires"),
        PeopleSql.optionalTime(row, "last_used"));
  }

  private static String words(Set<Right> rights) {
    return rights.stream().sorted().map(Right::word).collect(Collectors.joining(" "));
  }

  private static Set<Right> rights(String words) {
    Set<Right> rights = EnumSet.noneOf(Right.class);
    for (String word : words.split(" ", -1)) {
      Right.called(word).ifPresent(rights::add);
    }
    return rights;
  }
}
