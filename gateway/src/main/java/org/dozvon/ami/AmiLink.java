package org.dozvon.ami;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.QueueStatusAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.response.ManagerResponse;
import org.dozvon.call.CallEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line to Asterisk's manager: queue and agent events of our calls become CallEvents, also after
 * the gateway has let go of the call. Learns the calls by being a consumer of the gateway's events.
 *
 * <p>One daemon thread "ami" connects, waits, and connects again with growing pauses for as long as
 * the link is open. The library's own reconnecting is stopped at once: it retries every 50 ms for
 * ever when a login succeeds and is then cut. Events come on the library's reader thread.
 */
public final class AmiLink implements Consumer<CallEvent>, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AmiLink.class);
  private static final int CONNECT_TIMEOUT_MS = 5_000;
  private static final int PING_EVERY_S = 20;
  private static final int PING_TIMEOUT_MS = 10_000;

  private final AmiSettings settings;
  private final InstantSource clock;
  private final Consumer<CallEvent> events;
  private final CallTracker tracker;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "ami");
  private final CountDownLatch tried = new CountDownLatch(1);
  private volatile boolean up;
  private volatile DefaultManagerConnection current;
  private boolean downLogged;

  /**
   * A link that does nothing before {@link #start()}.
   *
   * @param events gets what Asterisk says of our calls, on the library's reader thread; must not
   *     block
   */
  public AmiLink(AmiSettings settings, InstantSource clock, Consumer<CallEvent> events) {
    this.settings = settings;
    this.clock = clock;
    this.events = events;
    this.tracker = new CallTracker(settings.trackedCalls());
    thread.setDaemon(true);
  }

  /**
   * Begins to connect; returns at once and never fails: the gateway works without Asterisk's word.
   */
  public void start() {
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
    DefaultManagerConnection connection = current;
    if (!up || connection == null) {
      log.warn("event=channel_stuck channel={} (no manager connection to take it out)", channel);
      return;
    }
    SetVarAction limit = new SetVarAction(channel, "TIMEOUT(absolute)", "1");
    Thread.ofVirtual().name("ami-take-out").start(() -> send(connection, limit));
  }

  private static void send(DefaultManagerConnection connection, SetVarAction limit) {
    try {
      ManagerResponse response = connection.sendAction(limit, CONNECT_TIMEOUT_MS);
      log.info("event=channel_taken_out channel={} {}", limit.getChannel(), response.getMessage());
    } catch (IOException | TimeoutException | IllegalStateException e) {
      log.warn("event=channel_stuck channel={} reason=\"{}\"", limit.getChannel(), e.getMessage());
    }
  }

  /** Logs off and ends the thread. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }

  private void run() {
    BackOff backOff = new BackOff(settings.firstPause(), settings.longestPause());
    try {
      while (closed.getCount() > 0) {
        Duration pause = backOff.after(session());
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

  /** One connection from login to its end; how long it lived. */
  private Duration session() throws InterruptedException {
    DefaultManagerConnection connection =
        new DefaultManagerConnection(
            settings.host(), settings.port(), settings.user(), settings.secret());
    connection.setSocketTimeout(CONNECT_TIMEOUT_MS);
    CountDownLatch cut = new CountDownLatch(1);
    connection.addEventListener(event -> on(event, connection, cut));
    Instant loggedIn = clock.instant();
    try {
      connection.login();
      current = connection;
      loggedIn = clock.instant();
      logUp();
      tried.countDown();
      // Who joined a queue while we were away is told of now.
      connection.sendAction(new QueueStatusAction(), PING_TIMEOUT_MS);
      watch(connection, cut);
      logDown("the connection was cut");
    } catch (IOException | TimeoutException | IllegalStateException e) {
      logDown(e.getMessage());
    } catch (AuthenticationFailedException e) {
      logDown("user or secret refused");
    } finally {
      up = false;
      tried.countDown();
      logOff(connection);
    }
    return Duration.between(loggedIn, clock.instant());
  }

  /** Returns when the connection is cut; pings, because a dead peer may never say so. */
  private static void watch(DefaultManagerConnection connection, CountDownLatch cut)
      throws InterruptedException, IOException, TimeoutException {
    while (!cut.await(PING_EVERY_S, TimeUnit.SECONDS)) {
      connection.sendAction(new PingAction(), PING_TIMEOUT_MS);
    }
  }

  private void on(ManagerEvent event, DefaultManagerConnection connection, CountDownLatch cut) {
    if (event instanceof DisconnectEvent) {
      logOff(connection);
      cut.countDown();
      return;
    }
    tracker.on(event, clock.instant()).ifPresent(events);
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
          "event=ami_down manager={} reason=\"{}\" (trying on; the journal misses queue events)",
          settings,
          reason);
    }
    downLogged = true;
  }
}
