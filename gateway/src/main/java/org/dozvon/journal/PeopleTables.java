package org.dozvon.journal;

import javax.sql.DataSource;
import org.dozvon.people.PeopleStores;

/** People, sessions, tokens and the audit trail in the database. */
public final class PeopleTables {
  private PeopleTables() {}

  /** In this database; its threads must not be interrupted. */
  public static PeopleStores in(DataSource database) {
    return in(database, false);
  }

  /**
   * The same.
   *
   * @param isShared whether other gateways use it, too, and tries to sign in are counted there
   */
  public static PeopleStores in(DataSource database, boolean isShared) {
    PeopleSql sql = new PeopleSql(database);
    return new PeopleStores(
        new AccountTable(sql),
        new SessionTable(sql),
        new TokenTable(sql),
        new AuditTable(sql),
        isShared ? new TriesTable(sql) : PeopleStores.Tries.NOWHERE);
  }
}
