package org.dozvon.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.dozvon.ami.AmiLink;
import org.dozvon.ami.AmiSettings;
import org.dozvon.ami.ListenOriginator;
import org.dozvon.ami.Transfers;
import org.dozvon.call.CallContext;
import org.dozvon.call.CallEvent;
import org.dozvon.call.Profile;
import org.dozvon.camel.RouteFeed;
import org.dozvon.console.AgentAccess;
import org.dozvon.console.ElsewhereRoutes;
import org.dozvon.console.Entrance;
import org.dozvon.console.Frame;
import org.dozvon.console.HttpListener;
import org.dozvon.console.HttpSettings;
import org.dozvon.console.Pages;
import org.dozvon.console.Routes;
import org.dozvon.console.StateRoutes;
import org.dozvon.console.people.AccountRoutes;
import org.dozvon.console.people.AuditRoutes;
import org.dozvon.console.people.PeopleRoutes;
import org.dozvon.ivr.AgentFlow;
import org.dozvon.ivr.AgiChannel;
import org.dozvon.ivr.CallBackFlow;
import org.dozvon.ivr.CallFlow;
import org.dozvon.ivr.SurveyFlow;
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
import org.dozvon.journal.StoredQueues;
import org.dozvon.keeper.Intervention;
import org.dozvon.operator.BoardView;
import org.dozvon.operator.CallContexts;
import org.dozvon.operator.EventHub;
import org.dozvon.operator.InterventionDesk;
import org.dozvon.operator.LiveContexts;
import org.dozvon.people.People;
import org.dozvon.publishing.HotlineWatch;
import org.dozvon.publishing.Publisher;
import org.dozvon.publishing.QueueWrapUps;
import org.dozvon.queue.CallReader;
import org.dozvon.server.AgiListener;
import org.dozvon.server.AudioSocketListener;
import org.dozvon.speech.TurnSettings;
import org.dozvon.speech.VoiceTurnDetector;
import org.dozvon.voicebot.BotParts;
import org.dozvon.voicebot.BotReservations;
import org.dozvon.voicebot.Pacer;
import org.dozvon.voicebot.SteadyClock;
import org.dozvon.voicebot.Voicebot;
import org.dozvon.voicebot.VoicebotSettings;
import org.dozvon.vosk.VoskRecognizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running program: every part wired once, in the order in which a call meets them, and closed
 * in reverse.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Gateway.class);

  private static final Duration MANAGER_WAIT = Duration.ofSeconds(2);

  private final Parts parts = new Parts();
  private final InstantSource clock = InstantSource.system();
  private final LiveContexts live = new LiveContexts(10_000);
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
    Database database = Storage.open(configuration, clock, parts);
    People people = Storage.people(configuration, database, clock);
    Journal journal = parts.keep(new Journal(database.dataSource(), JournalSettings.DEFAULTS));
    EventHub hub = parts.keep(new EventHub());
    Metrics metrics = new Metrics(live::size);
    Agents agents = openQueues(configuration, database.dataSource(), metrics);
    Consumer<CallEvent> events =
        events(
            configuration,
            journal
                .andThen(live)
                .andThen(hub)
                .andThen(metrics)
                .andThen(queues.reading(new CallReader(told::queueOf))));
    manager.ifPresent(link -> metrics.differences(link::differences));
    agents.publishTo(events);
    Voices voices = parts.keep(new Voices(configuration, clock));
    HotlineStage stage =
        new HotlineStage(configuration, database.dataSource(), voices, metrics, keeping::advice);
    Publisher hotlines = told.publish(configuration, stage, clock, parts);
    // Only now it is known what each queue promises.
    queues.execute(measured::countOn);
    BotReservations reservations = new BotReservations(parts.keep(Threads.timer()));
    VoskRecognizer recognizer =
        parts.keep(new VoskRecognizer(EdgeSettings.recognition(configuration)));
    recognizer.problems().forEach(problem -> log.warn("event=model_problem {}", problem));
    Voicebot bot = bot(recognizer, voices, events);
    Pacer pacer = parts.keep(new Pacer(System::nanoTime).start());
    AudioSocketListener audio =
        parts.keep(
            new AudioSocketListener(EdgeSettings.audio(configuration), reservations, bot, pacer));
    CallContexts contexts = id -> live.find(id).or(() -> journal.find(id));
    CallBacks callBacks =
        parts.keep(
            new CallBacks(
                database.dataSource(),
                () -> manager,
                configuration.ivr().audioAddress(),
                queues,
                told::rulesOf,
                hotlines::find,
                clock));
    callBacks.speakFor(interventions, hotlines::find, reservations, contexts);
    CallFlow flow =
        new CallFlow(
            hotlines::find,
            reservations,
            contexts,
            configuration.ivr(),
            clock,
            events,
            channel -> manager.ifPresent(link -> link.takeOut(channel)),
            callBacks.desk(),
            agents::lastAgent);
    CallBackFlow callBack =
        callBacks.open(
            hotlines::find,
            reservations,
            contexts,
            configuration.ivr(),
            events,
            channel -> manager.ifPresent(link -> link.takeOut(channel)));
    SurveyFlow survey =
        new SurveyFlow(
            hotlines::find,
            reservations,
            contexts,
            configuration.ivr(),
            channel -> manager.ifPresent(link -> link.takeOut(channel)));
    voices.prerender(hotlines.dialogs());
    stage.callsComeIn();
    parts.keep(new HotlineWatch(hotlines, new SteadyClock(clock, System::nanoTime)));
    AgiListener agi =
        parts.keep(
            new AgiListener(
                EdgeSettings.agi(configuration),
                channel ->
                    run(channel, flow, callBack, survey, new AgentFlow(agents, told::queuesOf))));
    Health health =
        new Health(
            live,
            journal,
            agi,
            audio,
            bot,
            reservations,
            recognizer,
            manager,
            queues,
            pacer.lateness());
    Liveness life = new Liveness(pacer, audio, agi);
    Pages pages =
        new Pages(
            health::look,
            life::look,
            hotlines::state,
            () -> BoardView.of(queues.board(), measured::neededNow),
            metrics::text,
            new StoredQueues(database.dataSource()));
    Entrance entrance = new Entrance(people, LocalToken.open(configuration), clock);
    Frame frame = new Frame(clock, configuration.console().embedBy());
    AgentAccess access =
        new AgentAccess(agents, configuration.agents().token(), Optional.of(entrance));
    AgentConsole desk =
        new AgentConsole(configuration, database.dataSource(), callDesk, agents, hotlines::find);
    HttpSettings settings = EdgeSettings.http(configuration);
    List<Routes> routes = new ArrayList<>();
    routes.add(new StateRoutes(entrance, contexts, hub, settings.streams(), pages, access));
    routes.add(desk.routes(contexts, entrance, frame, settings.connections()));
    routes.add(
        board.routes(
            entrance,
            frame,
            told::zoneOf,
            new ListenOriginator(() -> manager.flatMap(AmiLink::connection)),
            parts));
    routes.addAll(
        JournalConsole.open(
            configuration,
            database.dataSource(),
            told,
            (subject, about, text) -> board.tell(subject, about, text, clock.instant()),
            entrance,
            frame,
            parts));
    configuration
        .console()
        .oidc()
        .map(oidc -> parts.keep(new OidcDoor(oidc)))
        .ifPresent(door -> routes.add(new ElsewhereRoutes(entrance, frame, door)));
    routes.add(new PeopleRoutes(entrance, frame));
    routes.add(new AccountRoutes(entrance, frame));
    routes.add(new AuditRoutes(entrance, frame, ZoneId.systemDefault()));
    routes.add(
        new DialogConsole(configuration, voices, clock)
            .routes(hotlines, pages.records(), entrance, frame, parts));
    http = parts.keep(new HttpListener(settings, entrance, frame, routes));
    manager.ifPresent(link -> link.awaitFirstTry(MANAGER_WAIT));
  }

  /**
   * Who works with the queues registers here, on {@link #queues} for what happens and on {@link
   * #interventions} for what is to be done.
   */
  private Agents openQueues(Configuration configuration, DataSource database, Metrics metrics) {
    QueueHistory history = parts.keep(new QueueHistory(database));
    RouteFeed feed = parts.keep(new RouteFeed("queue-event", told::eachBackOffice));
    QueueMeasure measure =
        new QueueMeasure(keeping::rules, told::zoneOf, history, metrics.queues(), feed)
            .read(clock.instant())
            .register(queues);
    measured = measure;
    KeeperRun keeper =
        keeping.open(queues, measure, interventions, parts.keep(new KeeperHistory(database)));
    WallFigures figures =
        new WallFigures(
            measure,
            new WallFigures.Sources(
                keeping::rules,
                told::zoneOf,
                keeper::predictions,
                measure::neededNow,
                call -> live.find(call).map(CallContext::language)));
    board =
        parts.keep(
            BoardConsole.open(queues, keeper, figures, new StoredBoard(database), clock.instant()));
    Agents agents =
        parts.keep(
            new Agents(
                configuration.agents(),
                queues,
                () -> manager.map(AmiLink::actions),
                interventions,
                new AgentTables(database),
                told::queuesOf,
                clock));
    agents.open();
    callDesk.open();
    queues.onEvent(parts.keep(new RingHistory(database)));
    parts.keep(queues).start();
    return agents;
  }

  private static void run(
      AgiChannel channel,
      CallFlow flow,
      CallBackFlow callBack,
      SurveyFlow survey,
      AgentFlow agent) {
    if (AgentFlow.knows(channel.request().script())) {
      agent.run(channel);
    } else if (CallBackFlow.knows(channel.request().script())) {
      callBack.run(channel);
    } else if (SurveyFlow.knows(channel.request().script())) {
      survey.run(channel);
    } else {
      flow.run(channel);
    }
  }

  /** What happens goes to the listeners, and with an AMI link also to it. */
  private Consumer<CallEvent> events(Configuration configuration, Consumer<CallEvent> listeners)
      throws IOException {
    if (configuration.ami().isEmpty()) {
      return listeners;
    }
    Map<String, Duration> wrapUps = QueueWrapUps.in(configuration.asteriskQueues());
    return listeners.andThen(ami(configuration.ami().get().wrapping(wrapUps), listeners));
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

  private Voicebot bot(VoskRecognizer recognizer, Voices voices, Consumer<CallEvent> events) {
    return new Voicebot(
        new BotParts(
            recognizer,
            Gateway::turnDetector,
            voices,
            parts.keep(Threads.speakers()),
            parts.keep(Threads.callers()),
            events,
            () -> new SteadyClock(clock, System::nanoTime)),
        VoicebotSettings.DEFAULTS);
  }

  private static VoiceTurnDetector turnDetector(Profile profile) {
    return new VoiceTurnDetector(TurnSettings.of(profile));
  }

  /** Closes the parts, last first; the AGI listener thus drains while everything still works. */
  @Override
  public void close() {
    parts.close();
  }
}
