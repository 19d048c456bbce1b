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
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.PingAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.DisconnectEvent;
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
  private static final int PING_TIMEOUT_MS = 10_000;
  private static final Duration PING_EVERY = Duration.ofSeconds(20);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  /** What we read; a manager that sends all it could is slower for everybody. */
  private static final String EVENT_CLASSES = "call,agent,user";

  private final AmiSettings settings;
  private final InstantSource clock;
  private final AmiReader reader;
  private final ManagerLine line;
  private final QueueActions actions;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "ami");
  private final CountDownLatch tried = new CountDownLatch(1);

  private volatile boolean up;
  private volatile ManagerConnection current;
  private volatile Resync resync;
  private volatile Priorities priorities = new Priorities();
  private volatile Optional<String> missingWrite = Optional.empty();
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
    this.reader = new AmiReader(settings, clock, events, queues);
    this.line = new ManagerLine(settings, this::connection, reader);
    this.actions = new QueueActions(line, settings.actionsPerSecond());
    thread.setDaemon(true);
  }

  /**
   * Begins to connect; returns at once and never fails: the gateway works without Asterisk's word.
   */
  public void start() {
    reader.lost();
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

  /** What the manager user lacks of rights, as a sentence with the line to write. */
  public Optional<String> missingRights() {
    return up ? reader.missingRead().or(() -> missingWrite) : Optional.empty();
  }

  /** Callers and members whom Asterisk's own list had otherwise than we, since the start. */
  public long differences() {
    return reader.differences();
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
      resync.askEverything();
    } catch (IOException | IllegalStateException e) {
      log.debug("not connected, and will ask when it is: {}", e.getMessage());
    }
  }

  /** The connection while we are logged in. */
  public Optional<ManagerConnection> connection() {
    return Optional.ofNullable(current).filter(c -> up);
  }

  /** Learns which calls there are. Any thread; never blocks. */
  @Override
  public void accept(CallEvent event) {
    reader.note(event);
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
    switch (line.send(limit)) {
      case CommandResult.Done done ->
          log.info("event=channel_taken_out channel={}", limit.getChannel());
      case CommandResult.Refused(String reason) ->
          log.warn("event=channel_stuck channel={} reason=\"{}\"", limit.getChannel(), reason);
      case CommandResult.Unknown(String reason) ->
          log.warn("event=channel_stuck channel={} reason=\"{}\"", limit.getChannel(), reason);
    }
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
        if (closed.await(session(backOff).toMillis(), TimeUnit.MILLISECONDS)) {
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
    AmiConnection connection = new AmiConnection(settings, AmiReader.KINDS, this::on);
    Resync everything = new Resync(connection, settings, clock, reader);
    CountDownLatch cut = cutOf(connection);
    Instant loggedIn = clock.instant();
    try {
      current = connection;
      resync = everything;
      priorities = new Priorities(); // of those asked for on a cut connection no answer comes
      connection.login(EVENT_CLASSES);
      loggedIn = clock.instant();
      logUp();
      everything.askEverything();
      tried.countDown();
      checkRights(connection);
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
      if (up) {
        up = false;
        reader.lost();
      }
      tried.countDown();
      logOff(connection);
    }
    return backOff.after(Duration.between(loggedIn, clock.instant()));
  }

  /** Goes to zero when the connection is cut. */
  private static CountDownLatch cutOf(ManagerConnection connection) {
    CountDownLatch cut = new CountDownLatch(1);
    connection.addEventListener(
        event -> {
          if (event instanceof DisconnectEvent) {
            logOff(connection);
            cut.countDown();
          }
        });
    return cut;
  }

  private void checkRights(ManagerConnection connection) throws IOException, TimeoutException {
    missingWrite = ManagerRights.missingWrite(connection, settings);
    missingWrite.ifPresent(
        missing -> log.warn("event=ami_rights manager={} missing=write ({})", settings, missing));
  }

  /** Returns when the connection is cut; pings, because a dead peer may never say so. */
  private void watch(ManagerConnection connection, Resync everything, CountDownLatch cut)
      throws InterruptedException, IOException, TimeoutException {
    long nextPing = System.nanoTime() + PING_EVERY.toNanos();
    while (!cut.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      reader.look();
      everything.askAgainIfDue();
      if (System.nanoTime() - nextPing >= 0) {
        connection.sendAction(new PingAction(), PING_TIMEOUT_MS);
        nextPing = System.nanoTime() + PING_EVERY.toNanos();
      }
    }
  }

  /** On the library's reading thread, which must live on whatever happens here. */
  private void on(AmiEvent event) {
    try {
      if (QueueList.KINDS.contains(event.name())) {
        resync.on(event);
        return;
      }
      for (QueueEvent meaning : reader.on(event)) {
        if (meaning instanceof QueueEvent.Joined joined) {
          priorities.ask(
              current,
              joined,
              priority -> reader.prioritised(joined.queue(), joined.caller(), priority));
        }
      }
    } catch (RuntimeException e) {
      log.error("event=ami_event_failed name={}", event.name(), e);
    }
  }

  private static void logOff(ManagerConnection connection) {
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
}
