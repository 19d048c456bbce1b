package org.dozvon.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongSupplier;

/**
 * What a gateway holds while it does what only one may. Who writes asks the database once more, in
 * the same transaction: a gateway that stood still meanwhile finds that another has taken over.
 *
 * @param lease its name; empty: there is only one gateway, and nothing to ask
 * @param run who holds it
 * @param token under which number it is held now
 */
public record Fence(String lease, String run, LongSupplier token) {
  /** Of a gateway that has its database for itself. */
  public static final Fence NONE = new Fence("", "", () -> 0);

  /**
   * Whether the lease is held; until the transaction's end nobody else takes it. On a connection
   * without auto-commit.
   */
  boolean holds(Connection connection) throws SQLException {
    if (lease.isEmpty()) {
      return true;
    }
    String sql =
        "select 1 from node_lease where name = ? and run = ? and token = ?"
            + " and held_to > current_timestamp for update";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setString(1, lease);
      select.setString(2, run);
      select.setLong(3, token.getAsLong());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }
}
