package org.dozvon.operator;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.dozvon.call.CallEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands every event to every subscriber. {@link #accept} never blocks: each subscriber has a queue
 * of its own and a virtual thread that empties it; one whose queue is full, or whose listener
 * throws, is cut off and the others notice nothing.
 */
public final class EventHub implements Consumer<CallEvent>, LiveEvents, AutoCloseable {
  /** How many events a subscriber may be behind before it is cut off, by default. */
  public static final int DEFAULT_BACKLOG = 1024;

  private static final Logger LOG = LoggerFactory.getLogger(EventHub.class);

  private final int backlog;
  private final List<Subscriber> subscribers = new CopyOnWriteArrayList<>();

  public EventHub() {
    this(DEFAULT_BACKLOG);
  }

  /**
   * A hub without subscribers.
   *
   * @param backlog events kept for a subscriber that is behind, at least 1
   */
  public EventHub(int backlog) {
    this.backlog = backlog;
  }

  @Override
  public void accept(CallEvent event) {
    for (Subscriber subscriber : subscribers) {
      if (!subscriber.queue.offer(event)) {
        LOG.warn("A listener to live events is {} events behind and is cut off", backlog);
        subscriber.close();
      }
    }
  }

  @Override
  public Subscription subscribe(Consumer<CallEvent> listener) {
    Subscriber subscriber = new Subscriber(listener);
    subscribers.add(subscriber);
    subscriber.thread.start();
    return subscriber;
  }

  /** How many listen now. */
  public int listeners() {
    return subscribers.size();
  }

  /** Ends every subscription. */
  @Override
  public void close() {
    subscribers.forEach(Subscriber::close);
  }

  private final class Subscriber implements Subscription {
    private final Consumer<CallEvent> listener;
    private final BlockingQueue<CallEvent> queue = new ArrayBlockingQueue<>(backlog);
    private final Thread thread = Thread.ofVirtual().name("live-events").unstarted(this::deliver);

    Subscriber(Consumer<CallEvent> listener) {
      this.listener = listener;
    }

    private void deliver() {
      try {
        while (subscribers.contains(this)) {
          listener.accept(queue.take());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        LOG.warn("A listener to live events failed and is cut off", e);
      } finally {
        subscribers.remove(this);
      }
    }

    @Override
    public void close() {
      subscribers.remove(this);
      thread.interrupt();
    }
  }
}
