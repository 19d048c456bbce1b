package org.dozvon.config;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.dozvon.operator.AlarmDesk;
import org.dozvon.operator.BoardRecords;
import org.dozvon.operator.KeeperDiary;
import org.dozvon.operator.KeptStep;
import org.dozvon.operator.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the wallboard remembers of the keeper, over restarts. */
record BoardMemory(BoardRecords records, KeeperDiary diary, AlarmDesk alarms) {
  private static final Logger LOG = LoggerFactory.getLogger(BoardMemory.class);
  private static final Duration STEPS = Duration.ofHours(12);
  private static final Duration OF_LATE = Duration.ofMinutes(2);

  /** Reads what earlier runs did; blocks. A database that is down leaves it empty. */
  static BoardMemory restore(BoardRecords records, Instant now) {
    return new BoardMemory(
        records, new KeeperDiary(steps(records, now)), new AlarmDesk(records).restore(now));
  }

  /** Shows and keeps an alarm that is not the keeper's; returns at once. */
  void tell(KeptStep alarm) {
    alarms.did(alarm, OptionalDouble.empty());
    Thread.ofVirtual().name("alarm-keep").start(() -> keep(alarm));
  }

  /**
   * What another gateway's keeper did, and who knows of its alarms; blocks.
   *
   * @param isOurs whether it is this gateway's keeper that acts: its own steps are known here first
   */
  void follow(Instant now, boolean isOurs) throws StoreException {
    List<KeeperDiary.Entry> written = records.steps(now.minus(OF_LATE), KeeperDiary.MOST);
    if (!isOurs) {
      diary.follow(written);
    }
    alarms.follow(
        written.stream().map(KeeperDiary.Entry::step).toList(),
        records.seen(now.minus(AlarmDesk.KEPT)));
  }

  private void keep(KeptStep alarm) {
    try {
      records.tell(alarm);
    } catch (StoreException e) {
      LOG.error("event=alarm_unwritten reason={}", e.getMessage());
    }
  }

  private static List<KeeperDiary.Entry> steps(BoardRecords records, Instant now) {
    try {
      return records.steps(now.minus(STEPS), KeeperDiary.MOST);
    } catch (StoreException e) {
      LOG.error("event=keeper_steps_unread reason={}", e.getMessage());
      return List.of();
    }
  }
}
