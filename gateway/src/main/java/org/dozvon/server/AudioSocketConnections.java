package org.dozvon.server;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is connected, and whether one more may be. Used by all event loops. */
final class AudioSocketConnections {
  private static final Logger LOG = LoggerFactory.getLogger(AudioSocketConnections.class);

  private final Set<Channel> open = ConcurrentHashMap.newKeySet();
  private final Set<Channel> unidentified = ConcurrentHashMap.newKeySet();
  private final AudioSocketSettings settings;
  private final Lock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();

  AudioSocketConnections(AudioSocketSettings settings) {
    this.settings = settings;
  }

  /** Counts the connection until it closes; false when it is to be closed at once. */
  boolean admit(Channel channel) {
    if (!(channel.remoteAddress() instanceof InetSocketAddress from)
        || settings.allow().stream().noneMatch(range -> range.contains(from.getAddress()))) {
      LOG.warn("audiosocket: {} is not allowed to connect", channel.remoteAddress());
      return false;
    }
    if (!enter(channel)) {
      LOG.warn("audiosocket: too many connections, {} is refused", from);
      return false;
    }
    return true;
  }

  /** Checked and counted at once: two event loops may not both take the last place. */
  private boolean enter(Channel channel) {
    lock.lock();
    try {
      return open.size() < settings.maxConnections()
          && unidentified.size() < settings.maxUnidentified()
          && open.add(channel)
          && unidentified.add(channel);
    } finally {
      lock.unlock();
    }
  }

  /** The connection has said which call it carries. */
  void identified(Channel channel) {
    unidentified.remove(channel);
  }

  /** The connection is closed. */
  void closed(Channel channel) {
    unidentified.remove(channel);
    lock.lock();
    try {
      open.remove(channel);
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until none is open, at most so long; whether none is. */
  boolean awaitNone(Duration limit) throws InterruptedException {
    lock.lock();
    try {
      long nanos = limit.toNanos();
      while (!open.isEmpty() && nanos > 0) {
        nanos = left.awaitNanos(nanos);
      }
      return open.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Connections that are open. */
  int size() {
    return open.size();
  }

  /** Closes all that are open. */
  void closeAll() {
    for (Channel channel : open) {
      var unused = channel.close();
    }
  }
}
