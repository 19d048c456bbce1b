package org.dozvon.ami;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.dozvon.call.CallEvent;
import org.dozvon.operator.CommandResult;
import org.dozvon.queue.QueueEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to Asterisk's manager: what happens at its queues becomes QueueEvents, and of our own
 * calls CallEvents, also after the gateway has let go of the call. Learns the calls by being a
 * consumer of the gateway's events. After each login everything is asked for; between two
 * connections the queues are not seen, and that is told.
 *
 * <p>One daemon thread "ami" connects, waits, and connects again with growing pauses for as long as
 * the link is open. The library's own reconnecting is stopped at once: it retries every 50 ms for
 * ever when a login succeeds and is then cut. Events come on the library's thread, one at a time.
 */
public final class AmiLink implements Consumer<CallEvent>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AmiLink.class);
  private static final int CONNECT_TIMEOUT_MS = 5_000;
  private static final int PING_TIMEOUT_MS = 10_000;
  private static final Duration PING_EVERY = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  /** What we read; a manager that sends all it could is slower for everybody. */
  private static final String EVENT_CLASSES = "call,agent,user";

  private final AmiSettings settings;
  private final InstantSource clock;
  private final Consumer<CallEvent> events;
  private final Consumer<QueueEvent> queues;
  private final CallTracker tracker;
  private final QueueTranslator translator;
  private final EventTimes times = new EventTimes();
  private final QueueActions actions;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "ami");
  private final CountDownLatch tried = new CountDownLatch(1);

  /** Guards the translator and keeps what is told in the order of its happening. */
  private final Object order = new Object();

  private volatile boolean up;
  private volatile DefaultManagerConnection current;
  private volatile Resync resync;
  private volatile Set<String> queueNames = Set.of();

  /** How late the last event came to us: what is yet to come may be as late. */
  private Duration behind = Duration.ZERO;

  private boolean downLogged;

  /**
   * A link that does nothing before {@link #start()}.
   *
   * @param events gets what Asterisk says of our calls, on the library's thread; must not block
   * @param queues gets what happens at the queues; must not block
   */
  public AmiLink(
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
    this.actions = new QueueActions(new Ends(), settings.actionsPerSecond());
    thread.setDaemon(true);
  }

  /**
   * Begins to connect; returns at once and never fails: the gateway works without Asterisk's word.
   */
  public void start() {
    queues.accept(new QueueEvent.LineLost(clock.instant()));
    thread.start();
  }

  /**
   * Waits until we are logged in or the first try has failed, so that the first call's way through
   * the queues is seen.
   */
  public void awaitFirstTry(Duration limit) {
    try {
      if (!tried.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("event=ami_slow manager={} (calls are taken all the same)", settings);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether we are logged in now. */
  public boolean isUp() {
    return up;
  }

  /** What can be done at the queues and for the people there. */
  public QueueActions actions() {
    return actions;
  }

  /** Has Asterisk tell everything anew, because events were lost on our side. Any thread. */
  public void askEverything() {
    Resync now = resync;
    if (now != null) {
      Thread.ofVirtual().name("ami-ask").start(() -> ask(now));
    }
  }

  private static void ask(Resync resync) {
    try {
      resync.ask();
    } catch (IOException | IllegalStateException e) {
      log.debug("not connected, and will ask when it is: {}", e.getMessage());
    }
  }

  /** The connection while we are logged in. */
  public Optional<DefaultManagerConnection> connection() {
    return Optional.ofNullable(current).filter(c -> up);
  }

  /** Learns which calls there are. Any thread; never blocks. */
  @Override
  public void accept(CallEvent event) {
    tracker.note(event);
  }

  /**
   * Has Asterisk take a channel out of the application it is in, a second from now: the dialplan
   * goes on at the extension {@code T}. Returns at once; without a connection nothing happens.
   *
   * @param channel its name, such as {@code PJSIP/line-0000002a}
   */
  public void takeOut(String channel) {
    SetVarAction limit = new SetVarAction(channel, "TIMEOUT(absolute)", "1");
    Thread.ofVirtual().name("ami-take-out").start(() -> takeOut(limit));
  }

  private void takeOut(SetVarAction limit) {
    switch (send(limit)) {
      case CommandResult.Done done ->
          log.info("event=channel_taken_out channel={}", limit.getChannel());
      case CommandResult.Refused(String reason) ->
          log.warn("event=channel_stuck channel={} reason=\"{}\"", limit.getChannel(), reason);
      case CommandResult.Unknown(String reason) ->
          log.warn("event=channel_stuck channel={} reason=\"{}\"", limit.getChannel(), reason);
    }
  }

  private CommandResult send(ManagerAction action) {
    DefaultManagerConnection connection = current;
    if (!up || connection == null) {
      return new CommandResult.Refused("no connection to Asterisk's manager");
    }
    try {
      ManagerResponse response = connection.sendAction(action, CONNECT_TIMEOUT_MS);
      if (response == null) {
        return new CommandResult.Unknown("the connection was cut");
      }
      return response instanceof ManagerError
          ? new CommandResult.Refused(refusal(action, response))
          : CommandResult.done();
    } catch (TimeoutException e) {
      return new CommandResult.Unknown("Asterisk did not answer within 5 s");
    } catch (IOException | IllegalStateException e) {
      return new CommandResult.Unknown("the connection was cut: " + e.getMessage());
    }
  }

  private String refusal(ManagerAction action, ManagerResponse response) {
    String said = String.valueOf(response.getMessage());
    return said.contains("Permission denied")
        ? action.getAction()
            + " is not permitted (expected in manager.conf, section ["
            + settings.user()
            + "]: write = call,agent)"
        : said;
  }

  /** Logs off and ends the threads. */
  @Override
  public void close() {
    actions.close();
    closed.countDown();
    thread.interrupt();
  }

  private void run() {
    BackOff backOff = new BackOff(settings.firstPause(), settings.longestPause());
    try {
      while (closed.getCount() > 0) {
        Duration pause = session(backOff);
        if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      up = false;
    }
  }

  /** One connection from login to its end; how long to wait before the next. */
  private Duration session(BackOff backOff) throws InterruptedException {
    DefaultManagerConnection connection =
        new DefaultManagerConnection(
            settings.host(), settings.port(), settings.user(), settings.secret());
    connection.setSocketTimeout(CONNECT_TIMEOUT_MS);
    CountDownLatch cut = new CountDownLatch(1);
    Resync everything = new Resync(connection, translator, settings, clock, order, this::listed);
    connection.registerUserEventClass(DozvonLastAgentEvent.class);
    connection.addEventListener(event -> on(event, connection, cut));
    Instant loggedIn = clock.instant();
    try {
      connection.login(EVENT_CLASSES);
      current = connection;
      resync = everything;
      loggedIn = clock.instant();
      logUp();
      everything.ask();
      tried.countDown();
      ManagerRights.check(connection, settings);
      watch(connection, everything, cut);
      logDown("the connection was cut");
    } catch (IOException | TimeoutException | IllegalStateException e) {
      logDown(e.getMessage());
    } catch (AuthenticationFailedException e) {
      logDown("user or secret refused");
      return backOff.afterRefusal();
    } catch (RuntimeException e) {
      // Of the library, or ours: the next connection must be made all the same.
      log.error("event=ami_failed manager={}", settings, e);
      logDown(e.toString());
    } finally {
      lost();
      tried.countDown();
      logOff(connection);
    }
    return backOff.after(Duration.between(loggedIn, clock.instant()));
  }

  private void lost() {
    if (up) {
      up = false;
      synchronized (order) {
        times.forget();
        behind = Duration.ZERO;
        queues.accept(new QueueEvent.LineLost(clock.instant()));
      }
    }
  }

  /** Returns when the connection is cut; pings, because a dead peer may never say so. */
  private void watch(DefaultManagerConnection connection, Resync everything, CountDownLatch cut)
      throws InterruptedException, IOException, TimeoutException {
    long nextPing = System.nanoTime() + PING_EVERY.toNanos();
    while (!cut.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      synchronized (order) {
        tell(translator.due(clock.instant().minus(behind)));
      }
      everything.askAgainIfDue();
      if (System.nanoTime() - nextPing >= 0) {
        connection.sendAction(new PingAction(), PING_TIMEOUT_MS);
        nextPing = System.nanoTime() + PING_EVERY.toNanos();
      }
    }
  }

  private void on(ManagerEvent event, DefaultManagerConnection connection, CountDownLatch cut) {
    if (event instanceof DisconnectEvent) {
      logOff(connection);
      cut.countDown();
      return;
    }
    synchronized (order) {
      Instant now = clock.instant();
      Instant at = times.of(event.getTimestamp(), now);
      behind = Duration.between(at, now);
      tell(translator.due(at));
      List<QueueEvent> meaning = translator.on(event, at);
      meaning.forEach(queues);
      tracker.on(event, meaning, at).forEach(events);
    }
  }

  private void listed(QueueList list) {
    queueNames = list.queues();
    tell(List.of(translator.endList(list, clock.instant())));
  }

  private void tell(List<QueueEvent> meaning) {
    meaning.forEach(queues);
    tracker.on(meaning).forEach(events);
  }

  private static void logOff(DefaultManagerConnection connection) {
    try {
      connection.logoff();
    } catch (IllegalStateException e) {
      log.debug("not logged in any more: {}", e.getMessage());
    }
  }

  private void logUp() {
    up = true;
    downLogged = false;
    log.info("event=ami_up manager={}", settings);
  }

  private void logDown(String reason) {
    if (!downLogged && closed.getCount() > 0) {
      log.warn(
          "event=ami_down manager={} reason=\"{}\" (trying on; the queues are not seen)",
          settings,
          reason);
    }
    downLogged = true;
  }

  /** What the actions need of the link. */
  private final class Ends implements QueueActions.Line {
    @Override
    public CommandResult send(ManagerAction action) {
      return AmiLink.this.send(action);
    }

    @Override
    public boolean hasQueue(String queue) {
      return queueNames.contains(queue);
    }

    @Override
    public boolean expectMove(String queue, String caller, QueueEvent.Moved.Why why) {
      synchronized (order) {
        boolean waits = translator.waits(queue, caller);
        if (waits) {
          translator.expect(caller, why);
        }
        return waits;
      }
    }

    @Override
    public void expectNothing(String caller) {
      synchronized (order) {
        translator.expectNothing(caller);
      }
    }

    @Override
    public void happened(Function<Instant, QueueEvent> event) {
      synchronized (order) {
        queues.accept(event.apply(clock.instant()));
      }
    }
  }
}
