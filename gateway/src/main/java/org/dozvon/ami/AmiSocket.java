package org.dozvon.ami;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.asteriskjava.util.SocketConnectionFacade;

/**
 * The wire under asterisk-java. Events never reach the library: the few kinds that we read are
 * given to us as they are, the others are skipped. The library makes objects of events by
 * reflection, which is most of the time that a rush of them takes. What it gets are the answers to
 * our actions.
 */
final class AmiSocket implements SocketConnectionFacade {
  private static final String EVENT = "Event: ";

  private final Socket socket = new Socket();
  private final AmiLines lines;
  private final OutputStream out;
  private final StringBuilder written = new StringBuilder();
  private final Set<String> kinds;
  private final Consumer<AmiEvent> events;
  private boolean isWithin;

  /**
   * Connects.
   *
   * @param kinds names of the events that are read, in lower case
   * @param events gets them, on the library's reading thread; must not throw
   */
  AmiSocket(
      InetSocketAddress address, int connectMillis, Set<String> kinds, Consumer<AmiEvent> events)
      throws IOException {
    this.kinds = kinds;
    this.events = events;
    socket.setTcpNoDelay(true);
    try {
      socket.connect(address, connectMillis);
      lines = new AmiLines(socket.getInputStream());
      out = socket.getOutputStream();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public String readLine() throws IOException {
    while (true) {
      String line = lines.next();
      if (line == null || isWithin || !line.startsWith(EVENT)) {
        isWithin = line != null && !line.isEmpty() && (isWithin || line.startsWith("Response: "));
        return line;
      }
      String kind = line.substring(EVENT.length()).strip().toLowerCase(Locale.ROOT);
      if (kinds.contains(kind)) {
        events.accept(read(kind));
      } else {
        lines.skipMessage();
      }
    }
  }

  private AmiEvent read(String kind) throws IOException {
    Map<String, String> fields = new HashMap<>(64);
    for (String line = lines.next(); line != null && !line.isEmpty(); line = lines.next()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        fields.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return new AmiEvent(kind, fields);
  }

  @Override
  public synchronized void write(String text) {
    written.append(text);
  }

  @Override
  public synchronized void flush() throws IOException {
    out.write(written.toString().getBytes(StandardCharsets.UTF_8));
    out.flush();
    written.setLength(0);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected() && !socket.isClosed();
  }

  @Override
  public InetAddress getLocalAddress() {
    return socket.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }

  @Override
  public InetAddress getRemoteAddress() {
    return socket.getInetAddress();
  }

  @Override
  public int getRemotePort() {
    return socket.getPort();
  }
}
