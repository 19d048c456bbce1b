package org.dozvon.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the keeper told the people who look after the queues, and who has said that they know. The
 * keeper's steps are kept by who keeps its history, and who knows is kept here, so that nothing is
 * lost with a restart. Safe for use by many threads.
 */
public final class AlarmDesk implements KeeperWitness {
  /** Alarms older than this are history. */
  public static final Duration KEPT = Duration.ofHours(24);

  private static final Logger LOG = LoggerFactory.getLogger(AlarmDesk.class);
  private static final String ALARM = "alarm: ";
  private static final int MOST = 200;

  private record Key(long number, Instant raised) {}

  private final BoardRecords records;
  private final Map<Key, Alarm> alarms = new LinkedHashMap<>();
  private final Set<String> told = Collections.newSetFromMap(new Recent());
  private long version;

  /** Steps that were told. */
  private static final class Recent extends LinkedHashMap<String, Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > 10 * MOST;
    }
  }

  /** Knows of nothing. */
  public AlarmDesk(BoardRecords records) {
    this.records = records;
  }

  /** Reads what earlier runs told; blocks. A database that is down leaves the desk empty. */
  public AlarmDesk restore(Instant now) {
    try {
      Instant since = now.minus(KEPT);
      List<KeptStep> steps = records.alarms(since);
      List<BoardRecords.SeenAlarm> known = records.seen(since);
      synchronized (this) {
        steps.forEach(this::add);
        known.forEach(
            each ->
                alarms.computeIfPresent(
                    new Key(each.number(), each.raised()), (key, a) -> a.seen(each.seen())));
      }
    } catch (StoreException e) {
      LOG.error("event=alarms_unread reason={}", e.getMessage());
    }
    return this;
  }

  /**
   * What other gateways told, and who said there that they know of it; what is known already
   * changes nothing.
   */
  public synchronized void follow(List<KeptStep> steps, List<BoardRecords.SeenAlarm> known) {
    steps.forEach(this::add);
    for (BoardRecords.SeenAlarm each : known) {
      alarms.computeIfPresent(
          new Key(each.number(), each.raised()),
          (key, alarm) -> {
            if (alarm.seen().isPresent()) {
              return alarm;
            }
            version++;
            return alarm.seen(each.seen());
          });
    }
  }

  /** Counts up with every change. */
  public synchronized long version() {
    return version;
  }

  /** Those that go on first, then the newest. */
  public synchronized List<Alarm> all(Instant now) {
    alarms.values().removeIf(alarm -> alarm.last().isBefore(now.minus(KEPT)));
    List<Alarm> all = new ArrayList<>(alarms.values());
    all.sort(
        Comparator.comparing((Alarm alarm) -> alarm.over().isPresent())
            .thenComparing(Comparator.comparing(Alarm::last).reversed()));
    return all;
  }

  /** The alarm of this number. */
  public synchronized Optional<Alarm> find(long number, Instant raised) {
    return Optional.ofNullable(alarms.get(new Key(number, raised)));
  }

  /**
   * Somebody knows of it. Whoever said so first stays.
   *
   * @return what is known of the alarm now; empty: there is none
   * @throws StoreException when it cannot be kept: nobody knows of it then
   */
  public Optional<Alarm> acknowledge(long number, Instant raised, String login, Alarm.Seen by)
      throws StoreException {
    Optional<Alarm> found = find(number, raised);
    if (found.isEmpty() || found.get().seen().isPresent()) {
      return found;
    }
    records.see(new BoardRecords.SeenAlarm(number, raised, by), login);
    synchronized (this) {
      version++;
      return Optional.ofNullable(
          alarms.computeIfPresent(
              new Key(number, raised), (key, a) -> a.seen().isPresent() ? a : a.seen(by)));
    }
  }

  @Override
  public synchronized void did(KeptStep step, OptionalDouble predicted) {
    add(step);
  }

  @Override
  public void became(long step, String result) {
    // Whether a route told it elsewhere changes nothing here.
  }

  private void add(KeptStep step) {
    if (!step.what().startsWith(ALARM)
        || step.dry()
        || !told.add(step.number() + " " + step.at().toEpochMilli())) {
      return;
    }
    version++;
    if (step.undoes().isPresent()) {
      alarms.replaceAll(
          (key, alarm) ->
              key.number() == step.undoes().get() && alarm.over().isEmpty()
                  ? alarm.over(step.at())
                  : alarm);
      return;
    }
    String text = step.what().substring(ALARM.length());
    Optional<Alarm> before =
        alarms.values().stream()
            .filter(alarm -> alarm.over().isEmpty())
            .filter(a -> a.queue().equals(step.queue()) && a.rung().equals(step.rung()))
            .findFirst();
    Alarm alarm =
        before
            .map(it -> it.again(text, step.at()))
            .orElseGet(
                () ->
                    new Alarm(
                        step.number(),
                        step.at(),
                        step.queue(),
                        step.rung(),
                        text,
                        step.at(),
                        Optional.empty(),
                        Optional.empty()));
    alarms.put(new Key(alarm.number(), alarm.raised()), alarm);
    if (alarms.size() > MOST) {
      alarms.remove(alarms.keySet().iterator().next());
    }
  }
}
