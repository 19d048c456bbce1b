package org.dozvon.ami;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.function.Consumer;
import org.asteriskjava.AsteriskVersion;
import org.asteriskjava.manager.internal.ManagerConnectionImpl;
import org.asteriskjava.util.SocketConnectionFacade;

/** asterisk-java's connection, on a wire of ours: it logs in, sends actions and reads answers. */
final class AmiConnection extends ManagerConnectionImpl {
  private static final int CONNECT_MS = 5_000;

  private final Set<String> kinds;
  private final Consumer<AmiEvent> events;

  /**
   * Not connected yet.
   *
   * @param kinds names of the events that are read, in lower case
   * @param events gets them in their order, on one thread; must not throw
   */
  AmiConnection(AmiSettings settings, Set<String> kinds, Consumer<AmiEvent> events) {
    this.kinds = kinds;
    this.events = events;
    setHostname(settings.host());
    setPort(settings.port());
    setUsername(settings.user());
    setPassword(settings.secret());
  }

  /**
   * Is not asked for: that takes rights that our user does not need, and half a second for each try
   * without them. Nothing that we send differs between the versions.
   */
  @Override
  protected AsteriskVersion determineVersion() {
    return AsteriskVersion.DEFAULT_VERSION;
  }

  @Override
  protected SocketConnectionFacade createSocket() throws IOException {
    return new AmiSocket(
        new InetSocketAddress(getHostname(), getPort()), CONNECT_MS, kinds, events);
  }
}
