package org.dozvon.camel;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.dozvon.handover.BackOffice;
import org.dozvon.handover.EventFeed;
import org.dozvon.handover.RouteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives events, one after the other, to every back office that has a route of a certain name; one
 * without it is not asked. One thread named as the route. A route that fails is tried again twice,
 * a second apart; then the event is lost for it, which is counted and logged once. While a route is
 * slow events wait; when 10,000 do, new ones are lost.
 */
public final class RouteFeed implements EventFeed, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RouteFeed.class);
  private static final int MOST_WAITING = 10_000;
  private static final int TRIES = 3;
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int CLOSING_SECONDS = 5;

  private final String route;
  private final Consumer<Consumer<BackOffice>> offices;
  private final Duration pause;
  private final BlockingQueue<Map<String, Object>> queue;
  private final AtomicLong lost = new AtomicLong();
  private final Thread teller;
  private volatile boolean closing;
  private boolean isDown;

  /**
   * Starts.
   *
   * @param offices gives each back office that there is now to the consumer, one after the other
   */
  public RouteFeed(String route, Consumer<Consumer<BackOffice>> offices) {
    this(route, offices, MOST_WAITING, Duration.ofSeconds(1));
  }

  /** The same with other limits. */
  RouteFeed(String route, Consumer<Consumer<BackOffice>> offices, int mostWaiting, Duration pause) {
    this.route = route;
    this.offices = offices;
    this.pause = pause;
    this.queue = new ArrayBlockingQueue<>(mostWaiting);
    this.teller = Thread.ofPlatform().daemon().name(route).unstarted(this::run);
    teller.start();
  }

  @Override
  public void tell(Map<String, Object> event) {
    if (!queue.offer(event) && lost.getAndIncrement() == 0) {
      LOG.error("event=feed_full route={} waiting={} (events are lost)", route, queue.size());
    }
  }

  /** Events that a route never got. */
  public long lost() {
    return lost.get();
  }

  /** Tells what waits, for at most 5 s. */
  @Override
  public void close() {
    closing = true;
    try {
      teller.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!closing || !queue.isEmpty()) {
        Map<String, Object> next = queue.poll(200, TimeUnit.MILLISECONDS);
        if (next != null) {
          offices.accept(office -> tell(office, next));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(BackOffice office, Map<String, Object> event) {
    try {
      if (office.offers(route)) {
        tryToTell(office, event);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      lost.incrementAndGet();
      LOG.error("event=feed_failed route={}", route, e);
    }
  }

  /** While it is down each event is tried once: a dead route must not hold up the others. */
  private void tryToTell(BackOffice office, Map<String, Object> event) throws InterruptedException {
    Optional<RouteException> failure = once(office, event);
    for (int rest = isDown || closing ? 0 : TRIES - 1; failure.isPresent() && rest > 0; rest--) {
      Thread.sleep(pause.toMillis());
      failure = once(office, event);
    }
    if (failure.isPresent()) {
      lost.incrementAndGet();
      if (!isDown) {
        LOG.error("event=feed_down route={} reason={}", route, failure.get().getMessage());
      }
    } else if (isDown) {
      LOG.info("event=feed_back route={} lost={}", route, lost);
    }
    isDown = failure.isPresent();
  }

  private Optional<RouteException> once(BackOffice office, Map<String, Object> event) {
    try {
      office.tell(route, event, LIMIT);
      return Optional.empty();
    } catch (RouteException e) {
      return Optional.of(e);
    }
  }
}
