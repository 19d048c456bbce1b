package org.dozvon.people;

import java.time.Instant;
import java.util.List;
import org.dozvon.operator.StoreException;

/**
 * Writes and reads the trail. What cannot be written down is an exception and should not be done.
 */
final class AuditLog {
  private static final int LONGEST = 200;
  private static final int LONGEST_DETAIL = 1000;

  private final PeopleStores.Trail trail;

  AuditLog(PeopleStores.Trail trail) {
    this.trail = trail;
  }

  void add(String who, String address, Act act, String subject, String detail, Instant now)
      throws StoreException {
    trail.add(
        new AuditEntry(
            now,
            cut(who, LONGEST),
            cut(address, LONGEST),
            act,
            cut(subject, LONGEST),
            cut(detail, LONGEST_DETAIL)));
  }

  List<AuditEntry> find(AuditQuery query) throws StoreException {
    return trail.find(query);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
