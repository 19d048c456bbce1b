package org.dozvon.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dozvon.call.CallId;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.console.board.BoardRoutes;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.DatabaseSettings;
import org.dozvon.journal.KeeperHistory;
import org.dozvon.journal.Metrics;
import org.dozvon.journal.QueueHistory;
import org.dozvon.journal.StoredBoard;
import org.dozvon.journal.StoredQueues;
import org.dozvon.keeper.QueueRules;
import org.dozvon.keeper.Rules;
import org.dozvon.operator.CommandResult;
import org.dozvon.operator.InterventionDesk;
import org.dozvon.operator.ListenLine;
import org.dozvon.operator.QueueRecords;
import org.dozvon.operator.StoreException;
import org.dozvon.people.MachinePass;
import org.dozvon.people.PasswordChange;
import org.dozvon.people.People;
import org.dozvon.people.PeopleSettings;
import org.dozvon.people.Person;
import org.dozvon.people.PersonChange;
import org.dozvon.people.Role;
import org.dozvon.people.Session;
import org.dozvon.people.SignIn;
import org.dozvon.queue.Facts;
import org.dozvon.queue.Interval;
import org.dozvon.queue.Member;
import org.dozvon.queue.MemberState;
import org.dozvon.queue.PriorityReason;
import org.dozvon.queue.QueueEvent;
import org.dozvon.testing.MemoryPeople;
import org.dozvon.testing.PlainPasswords;

/**
 * The wallboard as it runs, with the real HTTP port, database, measuring and keeper; the queues'
 * events are the test's, and no telephone rings.
 */
public final class BoardRig implements AutoCloseable {
  private static final String LONG = "four words that differ";

  /** What was asked of the telephones. */
  public record Asked(String listener, String agent, ListenLine.Way way) {}

  private final InstantSource clock = InstantSource.system();
  private final MemoryPeople memory;
  private final People people;
  private final Parts parts = new Parts();
  private final Map<CallId, Locale> languages = new ConcurrentHashMap<>();
  private final List<Asked> asked = new ArrayList<>();
  private final Queues queues = new Queues(clock);
  private final QueueRecords records;
  private final BoardRoutes routes;
  private final HttpListener port;
  private int talks;

  /**
   * Opens it.
   *
   * @param port 0 picks a free one
   * @param memory who there is and is signed in
   */
  public BoardRig(Path folder, int port, Map<String, QueueRules> rules, MemoryPeople memory)
      throws IOException, DatabaseException {
    this.memory = memory;
    this.people =
        new People(memory.stores(), new PlainPasswords(), PeopleSettings.DEFAULTS, new Random(5));
    Database database = parts.keep(Database.open(DatabaseSettings.DEFAULTS.in(folder)));
    records = new StoredQueues(database.dataSource());
    QueueHistory history = parts.keep(new QueueHistory(database.dataSource()));
    QueueMeasure measure =
        new QueueMeasure(
                queue -> rules.getOrDefault(queue, QueueRules.DEFAULT),
                queue -> ZoneOffset.UTC,
                history,
                new Metrics(() -> 0).queues(),
                told -> {})
            .read(clock.instant())
            .countOn()
            .register(queues);
    KeeperRun keeper =
        new KeeperRun(
                () -> Optional.of(new Rules(Rules.Mode.ACT, rules)),
                (queue, its, now) ->
                    measure.level(
                        queue, its.formula(), its.clock(), Interval.Length.HALF_HOUR, now),
                new InterventionDesk()
                    .give(
                        org.dozvon.keeper.Intervention.Alarm.class,
                        (what, told) -> told.accept(CommandResult.done()))
                    .give(
                        org.dozvon.keeper.Intervention.Prioritise.class,
                        (what, told) -> told.accept(CommandResult.done())),
                parts.keep(new KeeperHistory(database.dataSource())))
            .register(queues);
    WallFigures figures =
        new WallFigures(
            measure,
            new WallFigures.Sources(
                queue -> rules.getOrDefault(queue, QueueRules.DEFAULT),
                queue -> ZoneId.of("UTC"),
                keeper::predictions,
                measure::neededNow,
                call -> Optional.ofNullable(languages.get(call))));
    BoardConsole board =
        parts.keep(
            BoardConsole.open(
                queues, keeper, figures, new StoredBoard(database.dataSource()), clock.instant()));
    parts.keep(queues).start();
    Entrance entrance = new Entrance(people, "token-of-the-machine", clock);
    Frame frame = new Frame(clock, "");
    routes = board.routes(entrance, frame, queue -> ZoneOffset.UTC, new NoTelephones(), parts);
    this.port =
        parts.keep(
            new HttpListener(HttpSettings.DEFAULTS.on(port), entrance, frame, List.of(routes)));
  }

  private final class NoTelephones implements ListenLine {
    @Override
    public CommandResult begin(String id, String listener, String agent, Way way) {
      asked.add(new Asked(listener, agent, way));
      return CommandResult.done();
    }

    @Override
    public Course course(String id) {
      return Course.LISTENING;
    }

    @Override
    public void end(String id) {
      // Nothing rings.
    }
  }

  /** What was asked of the telephones. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Where it is. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port.address().getPort() + path);
  }

  /** The port that was picked. */
  public int port() {
    return port.address().getPort();
  }

  /** What was kept. */
  public QueueRecords records() {
    return records;
  }

  /** The queues. */
  public Queues queues() {
    return queues;
  }

  /** The addresses. */
  public BoardRoutes routes() {
    return routes;
  }

  /** Who looks, and what they did. */
  public MemoryPeople memory() {
    return memory;
  }

  /** Adds somebody and signs them in; the value of the cookie {@code dozvon}. */
  public String signIn(String login, Role role, Locale language, Optional<String> phone)
      throws StoreException {
    Instant now = clock.instant();
    if (people.persons().isEmpty()) {
      people.firstRun(now);
    }
    Person person = new Person(login, "Vera <b>Наумова</b>", role, phone, language, true);
    PersonChange added = people.add(new MachinePass("test"), person, "127.0.0.1", now);
    if (!(added instanceof PersonChange.Done done)) {
      throw new IllegalStateException("not added: " + added);
    }
    SignIn signedIn = people.signIn(login, done.password().orElseThrow(), "127.0.0.1", now);
    if (!(signedIn instanceof SignIn.SignedIn first)) {
      throw new IllegalStateException("not signed in: " + signedIn);
    }
    Session session = people.session(first.token(), now).orElseThrow();
    if (!(people.changePassword(session, done.password().orElseThrow(), LONG, "127.0.0.1", now)
        instanceof PasswordChange.Changed changed)) {
      throw new IllegalStateException("password not changed");
    }
    return changed.session().token();
  }

  /** The form's secret of a session. */
  public String csrf(String cookie) throws StoreException {
    return people.session(cookie, clock.instant()).orElseThrow().csrf();
  }

  /** Somebody works for a queue. */
  public Member member(String queue, int number, String name, boolean paused, String reason) {
    return new Member(
        queue,
        "PJSIP/" + number,
        name,
        0,
        paused,
        reason,
        MemberState.FREE,
        clock.instant().minusSeconds(240),
        Optional.empty(),
        17);
  }

  /** Everything is known. */
  public void everything(List<Member> members) {
    queues.accept(new QueueEvent.Everything(clock.instant(), Set.of(), List.of(), members));
  }

  /** Somebody waited so long, was answered, and talked for three minutes; all that is over. */
  public void talked(String queue, Instant joined, int waited, String phone, boolean gentle) {
    String caller = "t" + talks++;
    Instant at = joined.plusSeconds(waited);
    queues.accept(new QueueEvent.BotTook(joined.minusSeconds(30), queue, caller));
    queues.accept(new QueueEvent.Known(joined, caller, facts(joined, gentle, "", List.of())));
    queues.accept(new QueueEvent.Joined(joined, queue, caller, "PJSIP/line-" + caller, 0));
    queues.accept(new QueueEvent.Answered(at, queue, caller, phone));
    Duration talk = Duration.ofMinutes(3);
    queues.accept(
        new QueueEvent.TalkEnded(at.plus(talk), queue, caller, phone, talk, Duration.ZERO));
  }

  /** The bot did it alone. */
  public void served(String queue, Instant at) {
    String caller = "b" + talks++;
    queues.accept(new QueueEvent.BotTook(at, queue, caller));
    queues.accept(new QueueEvent.BotServed(at, queue, caller));
  }

  /** Somebody waits since then. */
  public String waits(
      String queue, Instant since, boolean gentle, String topic, PriorityReason... reasons) {
    String caller = "w" + talks++;
    languages.put(new CallId(caller), Locale.of(talks % 3 == 0 ? "ru" : "en"));
    Facts facts = facts(since, gentle, topic, List.of(reasons), caller);
    queues.accept(new QueueEvent.Known(since, caller, facts));
    queues.accept(new QueueEvent.Joined(since, queue, caller, "PJSIP/line-" + caller, 0));
    return caller;
  }

  private static Facts facts(
      Instant asked, boolean gentle, String topic, List<PriorityReason> reasons) {
    return facts(asked, gentle, topic, reasons, "x");
  }

  private static Facts facts(
      Instant asked, boolean gentle, String topic, List<PriorityReason> reasons, String call) {
    return new Facts(
        Optional.of(new CallId(call)),
        "+79161234567",
        asked.minusSeconds(12),
        asked,
        gentle,
        topic,
        "",
        reasons);
  }

  @Override
  public void close() {
    parts.close();
  }
}
