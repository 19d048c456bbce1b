package org.dozvon.ami;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.dozvon.call.CallEvent;
import org.dozvon.queue.QueueEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the manager says becomes, in the order of its happening, what happened at the queues and to
 * our calls. Any thread; the consumers are called under one lock and must not block.
 */
final class AmiReader implements Resync.Desk {
  private static final Logger log = LoggerFactory.getLogger(AmiReader.class);

  /** All that is read of the manager's events. */
  static final Set<String> KINDS = kinds();

  private final AmiSettings settings;
  private final InstantSource clock;
  private final Consumer<CallEvent> events;
  private final Consumer<QueueEvent> queues;
  private final CallTracker tracker;
  private final QueueTranslator translator;
  private final EventTimes times = new EventTimes();
  private final ReadRights rights = new ReadRights();
  private final AtomicLong differences = new AtomicLong();
  private volatile Set<String> queueNames = Set.of();
  private volatile Optional<String> missing = Optional.empty();

  /** How late the last event came to us: what is yet to come may be as late. */
  private Duration behind = Duration.ZERO;

  AmiReader(
      AmiSettings settings,
      InstantSource clock,
      Consumer<CallEvent> events,
      Consumer<QueueEvent> queues) {
    this.settings = settings;
    this.clock = clock;
    this.events = events;
    this.queues = queues;
    this.tracker = new CallTracker(settings.trackedCalls());
    this.translator = new QueueTranslator(settings.wrapUps());
  }

  private static Set<String> kinds() {
    Set<String> kinds = new HashSet<>(QueueTranslator.KINDS);
    kinds.addAll(MemberBook.KINDS);
    kinds.addAll(QueueList.KINDS);
    return Set.copyOf(kinds);
  }

  /** Learns which calls there are. */
  void note(CallEvent event) {
    tracker.note(event);
  }

  /** From now on nothing is seen. */
  synchronized void lost() {
    times.forget();
    behind = Duration.ZERO;
    rights.begin();
    missing = Optional.empty();
    queues.accept(new QueueEvent.LineLost(clock.instant()));
  }

  /** Something happened; what it means at the queues. */
  synchronized List<QueueEvent> on(AmiEvent event) {
    Instant now = clock.instant();
    Instant at = times.of(event.stamp(), now);
    behind = Duration.between(at, now);
    rights.saw(event.name());
    tell(translator.due(at));
    List<QueueEvent> meaning = translator.on(event, at);
    meaning.forEach(queues);
    tracker.on(event, meaning, at).forEach(events);
    return meaning;
  }

  /** Time went by. */
  synchronized void look() {
    tell(translator.due(clock.instant().minus(behind)));
    Optional<String> found = rights.missing();
    if (!found.equals(missing)) {
      missing = found;
      found.ifPresent(
          kind ->
              log.warn(
                  "event=ami_rights manager={} missing=read:{} ({})",
                  settings,
                  kind,
                  ManagerRights.missingRead(kind, settings)));
    }
  }

  @Override
  public synchronized void beginList() {
    translator.beginList();
  }

  /** A list that says what we knew changes nothing and is not told. */
  @Override
  public synchronized void endList(QueueList list, boolean isUnbroken) {
    boolean isNew = !queueNames.equals(list.queues());
    queueNames = list.queues();
    QueueTranslator.Compared compared = translator.endList(list, isUnbroken, clock.instant());
    if (isUnbroken && compared.differences() > 0) {
      differences.addAndGet(compared.differences());
      rights.compared(compared.differences());
      log.info(
          "event=ami_differences manager={} found={} (mended)", settings, compared.differences());
    }
    if (isUnbroken && !isNew && compared.differences() == 0) {
      tell(compared.news());
    } else {
      tell(List.of(compared.everything()));
    }
  }

  /** Callers and members whom Asterisk's list had otherwise than we, since the start. */
  long differences() {
    return differences.get();
  }

  /** What the manager user may not read, as a sentence. */
  Optional<String> missingRead() {
    return missing.map(kind -> ManagerRights.missingRead(kind, settings));
  }

  /** Whether Asterisk has this queue; false too when nothing is known of Asterisk. */
  boolean hasQueue(String queue) {
    return queueNames.contains(queue);
  }

  /** Whether the caller waits there and nobody has picked up; then the move is expected. */
  synchronized boolean expectMove(String queue, String caller, QueueEvent.Moved.Why why) {
    boolean waits = translator.callers().waits(queue, caller);
    if (waits) {
      translator.callers().expect(caller, why);
    }
    return waits;
  }

  /** The move did not come about. */
  synchronized void expectNothing(String caller) {
    translator.callers().expectNothing(caller);
  }

  /** Something happened that Asterisk does not tell of by itself. */
  synchronized void happened(Function<Instant, QueueEvent> event) {
    queues.accept(event.apply(clock.instant()));
  }

  /** Asterisk was asked for the priority of one who joined. */
  synchronized void prioritised(String queue, String caller, int priority) {
    if (translator.callers().prioritise(queue, caller, priority)) {
      queues.accept(new QueueEvent.Prioritised(clock.instant(), queue, caller, priority));
    }
  }

  private void tell(List<QueueEvent> meaning) {
    if (!meaning.isEmpty()) {
      meaning.forEach(queues);
      tracker.on(meaning).forEach(events);
    }
  }
}
