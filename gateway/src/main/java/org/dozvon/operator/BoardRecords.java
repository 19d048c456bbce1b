package org.dozvon.operator;

import java.time.Instant;
import java.util.List;

/** What the wallboard finds again after a restart. Blocks; safe for use by many threads. */
public interface BoardRecords {
  /** That somebody said they know of an alarm. */
  record SeenAlarm(long number, Instant raised, Alarm.Seen seen) {}

  /**
   * What the keeper did since then, oldest first.
   *
   * @param most the newest so many
   */
  List<KeeperDiary.Entry> steps(Instant since, int most) throws StoreException;

  /** The steps among them that told people, oldest first. */
  List<KeptStep> alarms(Instant since) throws StoreException;

  /** Which alarms somebody knows of. */
  List<SeenAlarm> seen(Instant since) throws StoreException;

  /** Keeps an alarm that is not the keeper's. */
  void tell(KeptStep alarm) throws StoreException;

  /** Keeps it; the first who said so stays. */
  void see(SeenAlarm alarm, String login) throws StoreException;
}
