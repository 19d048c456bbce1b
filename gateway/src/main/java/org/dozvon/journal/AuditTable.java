package org.dozvon.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.people.AuditEntry;
import org.dozvon.people.AuditQuery;
import org.dozvon.people.PeopleStores;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The audit trail: rows are added and read. */
final class AuditTable implements PeopleStores.Trail {
  private final PeopleSql sql;

  AuditTable(PeopleSql sql) {
    this.sql = sql;
  }

  @Override
  public void add(AuditEntry entry) throws StoreException {
    sql.ask(
        handle ->
            handle
                .createUpdate(
                    "insert into audit_entry (at, who, address, act, subject, detail)"
                        + " values (:at, :who, :address, :act, :subject, :detail)")
                .bind("at", PeopleSql.time(entry.at()))
                .bind("who", entry.who())
                .bind("address", entry.address())
                .bind("act", entry.act().name())
                .bind("subject", entry.subject())
                .bind("detail", entry.detail())
                .execute());
  }

  @Override
  public List<AuditEntry> find(AuditQuery query) throws StoreException {
    return sql.ask(handle -> select(handle, query).map((row, context) -> read(row)).list());
  }

  private static Query select(Handle handle, AuditQuery query) {
    String text =
        "select * from audit_entry where at >= :from and at < :to"
            + (query.who().isPresent() ? " and (who = :who or who like :through escape '!')" : "")
            + (query.act().isPresent() ? " and act = :act" : "")
            + (query.subject().isPresent() ? " and subject = :subject" : "")
            + " order by at desc, seq desc limit :most offset :skip";
    Query select =
        handle
            .createQuery(text)
            .bind("from", PeopleSql.time(query.from()))
            .bind("to", PeopleSql.time(query.to()))
            .bind("most", query.most())
            .bind("skip", query.skip());
    query.who().ifPresent(who -> select.bind("who", who).bind("through", plain(who) + " (token %"));
    query.act().ifPresent(act -> select.bind("act", act.name()));
    query.subject().ifPresent(subject -> select.bind("subject", subject));
    return select;
  }

  /** With nothing in it that {@code like} takes for anything. */
  private static String plain(String text) {
    return text.replaceAll("[!%_]", "!$0");
  }

  private static AuditEntry read(ResultSet row) throws SQLException {
    return new AuditEntry(
        PeopleSql.time(row, "at"),
        row.getString("who"),
        row.getString("address"),
        Act.valueOf(row.getString("act")),
        row.getString("subject"),
        row.getString("detail"));
  }
}
