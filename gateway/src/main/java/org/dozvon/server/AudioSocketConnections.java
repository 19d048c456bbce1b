package org.dozvon.server;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is connected, and whether one more may be. Used by all event loops. */
final class AudioSocketConnections {
  private static final Logger LOG = LoggerFactory.getLogger(AudioSocketConnections.class);

  private final Set<Channel> open = ConcurrentHashMap.newKeySet();
  private final Set<Channel> unidentified = ConcurrentHashMap.newKeySet();
  private final AudioSocketSettings settings;

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
    if (open.size() >= settings.maxConnections()
        || unidentified.size() >= settings.maxUnidentified()) {
      LOG.warn("audiosocket: too many connections, {} is refused", from);
      return false;
    }
    open.add(channel);
    unidentified.add(channel);
    return true;
  }

  /** The connection has said which call it carries. */
  void identified(Channel channel) {
    unidentified.remove(channel);
  }

  /** The connection is closed. */
  void closed(Channel channel) {
    unidentified.remove(channel);
    open.remove(channel);
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
