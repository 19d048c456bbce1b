package org.dozvon.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.dozvon.ami.AmiLink;
import org.dozvon.ami.AmiSettings;
import org.dozvon.ami.Transfers;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.camel.RouteFeed;
import org.dozvon.console.HttpListener;
import org.dozvon.journal.AgentTables;
import org.dozvon.journal.Database;
import org.dozvon.journal.DatabaseException;
import org.dozvon.journal.Journal;
import org.dozvon.journal.JournalSettings;
import org.dozvon.journal.KeeperHistory;
import org.dozvon.journal.Metrics;
import org.dozvon.journal.QueueHistory;
import org.dozvon.journal.RingHistory;
import org.dozvon.journal.StoredBoard;
import org.dozvon.keeper.Intervention;
import org.dozvon.operator.EventHub;
import org.dozvon.operator.InterventionDesk;
import org.dozvon.operator.LiveContexts;
import org.dozvon.people.People;
import org.dozvon.publishing.Publisher;
import org.dozvon.publishing.QueueWrapUps;
import org.dozvon.queue.CallReader;

/**
 * The running program: every part wired once, in the order in which a call meets them, and closed
 * in reverse.
 */
public final class Gateway implements AutoCloseable {
  private static final Duration MANAGER_WAIT = Duration.ofSeconds(2);
  private static final int CALLS_AT_ONCE = 10_000;

  private final Parts parts = new Parts();
  private final InstantSource clock = InstantSource.system();
  private final Queues queues = new Queues(clock);
  private final InterventionDesk interventions = new InterventionDesk();
  private Optional<AmiLink> manager = Optional.empty();
  private QueueMeasure measured;
  private BoardConsole board;
  private final LiveHotlines told = new LiveHotlines();
  private final QueueKeeping keeping = new QueueKeeping(told::publisher);
  private final CallDesk callDesk =
      new CallDesk(queues, () -> manager.map(link -> new Transfers(link::connection)), clock);
  private HttpListener http;
  private Optional<Drain> drain = Optional.empty();

  /** Starts everything; what cannot start is an exception whose message an admin understands. */
  public static Gateway start(Configuration configuration)
      throws IOException, DatabaseException, ConfigurationException {
    Gateway gateway = new Gateway();
    boolean open = false;
    try {
      gateway.open(configuration);
      open = true;
      return gateway;
    } finally {
      if (!open) {
        gateway.close();
      }
    }
  }

  /** Where the HTTP port is. */
  public InetSocketAddress http() {
    return http.address();
  }

  private void open(Configuration configuration)
      throws IOException, DatabaseException, ConfigurationException {
    Database database = Storage.open(configuration, parts);
    Node node = Storage.node(configuration, database, clock, parts);
    People people = Storage.people(configuration, database, clock);
    Ground ground = ground(configuration, database.dataSource(), node);
    EventsOutward.open(ground, node.night());
    MeterParts meters = new MeterParts(configuration, ground);
    Agents agents = openQueues(ground);
    ground
        .metrics()
        .node(configuration.node().asterisk(), node.queues(), () -> node.neighbours().size());
    // Before Asterisk is heard: who acts knows it from the first word.
    node.start();
    Consumer<CallEvent> events = events(ground, meters);
    ground.neighbours().start();
    manager.ifPresent(link -> ground.metrics().differences(link::differences));
    agents.publishTo(events);
    Voices voices = parts.keep(new Voices(configuration, clock));
    HotlineStage stage = stage(ground, voices);
    Publisher hotlines = told.publish(configuration, stage, clock, parts);
    // Only now it is known what each queue promises.
    queues.execute(measured::countOn);
    CallParts calls =
        new CallParts(ground, voices, agents, events).open(voices, stage, hotlines, events);
    http =
        new ConsoleParts(ground, people)
            .state(calls, agents, hotlines, measured, board)
            .service(meters)
            .agent(callDesk, agents, hotlines)
            .board(board)
            .journal(board)
            .people()
            .dialogs(voices, hotlines)
            .open();
    begin(calls, meters);
  }

  /** Everybody is there. */
  private void begin(CallParts calls, MeterParts meters) {
    calls.tell(meters);
    keeping.begin();
    manager.ifPresent(link -> link.awaitFirstTry(MANAGER_WAIT));
    drain = Optional.of(calls.drain().first(meters.readiness()::stopping));
    meters.started();
  }

  private HotlineStage stage(Ground ground, Voices voices) {
    return new HotlineStage(
        ground.configuration(), ground.database(), voices, ground.metrics(), keeping::advice);
  }

  private Ground ground(Configuration configuration, DataSource database, Node node) {
    LiveContexts live = new LiveContexts(CALLS_AT_ONCE);
    return new Ground(
        configuration,
        database,
        node,
        parts.keep(new Neighbours(node, database, clock)),
        clock,
        parts,
        live,
        new LiveContexts(CALLS_AT_ONCE),
        parts.keep(
            new Journal(
                database,
                JournalSettings.DEFAULTS,
                node.run(),
                configuration.events().map(EventChoices::outbox))),
        parts.keep(new EventHub()),
        new Metrics(live::size),
        queues,
        told,
        interventions,
        () -> manager);
  }

  /**
   * Who works with the queues registers here, on {@link #queues} for what happens and on {@link
   * #interventions} for what is to be done.
   */
  private Agents openQueues(Ground ground) {
    DataSource database = ground.database();
    Duty duty = ground.node().queues();
    measured = measure(ground);
    KeeperRun keeper =
        keeping.open(
            queues,
            measured,
            interventions,
            parts.keep(new KeeperHistory(database, duty.fence())),
            duty);
    board =
        parts.keep(
            BoardConsole.open(
                queues,
                keeper,
                figures(ground, keeper),
                new StoredBoard(database),
                clock.instant()));
    Agents agents = agents(ground);
    callDesk.open();
    queues.onEvent(parts.keep(new RingHistory(database, duty)));
    ground
        .neighbours()
        .onRound(() -> board.memory().follow(clock.instant(), duty.getAsBoolean()))
        .onRound(keeper::follow);
    parts.keep(queues).start();
    return agents;
  }

  private QueueMeasure measure(Ground ground) {
    Duty duty = ground.node().queues();
    QueueHistory history = parts.keep(new QueueHistory(ground.database(), duty));
    duty.onTake(history::takeOver);
    RouteFeed feed = parts.keep(new RouteFeed("queue-event", told::eachBackOffice));
    return new QueueMeasure(
            keeping::rules,
            told::zoneOf,
            history,
            ground.metrics().queues(),
            outcome -> {
              if (duty.getAsBoolean()) {
                feed.tell(outcome);
              }
            })
        .read(clock.instant())
        .register(queues);
  }

  private WallFigures figures(Ground ground, KeeperRun keeper) {
    return new WallFigures(
        measured,
        new WallFigures.Sources(
            keeping::rules,
            told::zoneOf,
            keeper::predictions,
            measured::neededNow,
            call -> ground.running(call).map(CallContext::language)));
  }

  private Agents agents(Ground ground) {
    Agents agents =
        parts.keep(
            new Agents(
                ground.configuration().agents(),
                queues,
                () -> manager.map(AmiLink::actions),
                interventions,
                new AgentTables(ground.database()),
                told::queuesOf,
                clock));
    agents.actingWhile(ground.node().queues()).open();
    return agents;
  }

  /** What happens goes to the listeners, and with an AMI link also to it. */
  private Consumer<CallEvent> events(Ground ground, MeterParts meters) throws IOException {
    Configuration configuration = ground.configuration();
    Consumer<CallEvent> reading = queues.reading(new CallReader(told::queueOf));
    Consumer<CallEvent> listeners =
        meters.events(
            ground
                .journal()
                .andThen(ground.live())
                .andThen(ground.hub())
                .andThen(ground.metrics())
                .andThen(reading));
    ground
        .neighbours()
        .onEvent(ground.elsewhere().andThen(ground.hub()).andThen(reading))
        .onEvent(ground.journal()::grow);
    if (configuration.ami().isEmpty()) {
      return listeners;
    }
    Map<String, Duration> wrapUps = QueueWrapUps.in(configuration.asteriskQueues());
    AmiLink link =
        ami(configuration.ami().get().wrapping(wrapUps), ground.neighbours().keepingOut(listeners));
    ground.neighbours().onEvent(link);
    return listeners.andThen(link);
  }

  private AmiLink ami(AmiSettings settings, Consumer<CallEvent> listeners) {
    AmiLink link = parts.keep(new AmiLink(settings, clock, listeners, queues));
    List.of(
            Intervention.Prioritise.class,
            Intervention.SetPenalty.class,
            Intervention.AddMember.class,
            Intervention.RemoveMember.class,
            Intervention.Overflow.class)
        .forEach(kind -> interventions.give(kind, link.actions()));
    queues.onLoss(link::askEverything);
    link.start();
    manager = Optional.of(link);
    return link;
  }

  /** Drains while everything still works, then closes the parts, last first. */
  @Override
  public void close() {
    drain.ifPresent(Drain::run);
    parts.close();
  }
}
