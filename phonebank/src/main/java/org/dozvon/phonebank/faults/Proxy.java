package org.dozvon.phonebank.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A loopback TCP port that leads to another one, until it is told to misbehave. */
final class Proxy implements AutoCloseable {
  /** What becomes of connections, also of those that are open. */
  enum Mode {
    /** They go through. */
    PASS,
    /** They are reset. */
    RESET,
    /** They stay open, and nothing goes through. */
    SILENT
  }

  private final ServerSocket server;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Mode mode = Mode.PASS;

  private Proxy(ServerSocket server, int target) {
    this.server = server;
    this.target = target;
  }

  /** Listens on a free port and leads to {@code target}. */
  static Proxy to(int target) throws IOException {
    Proxy proxy = new Proxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), target);
    Thread.ofVirtual().name("proxy").start(proxy::accept);
    return proxy;
  }

  int port() {
    return server.getLocalPort();
  }

  void become(Mode wanted) {
    mode = wanted;
    if (wanted == Mode.RESET) {
      open.forEach(Proxy::reset);
      open.clear();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket from = server.accept();
        if (mode == Mode.RESET) {
          reset(from);
        } else {
          connect(from);
        }
      } catch (IOException e) {
        // closed, or nobody listens behind it: the connection that came ends
      }
    }
  }

  private void connect(Socket from) throws IOException {
    open.add(from);
    if (mode == Mode.SILENT) {
      return;
    }
    try {
      Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
      to.setTcpNoDelay(true);
      from.setTcpNoDelay(true);
      open.add(to);
      Thread.ofVirtual().name("proxy-out").start(() -> pump(from, to));
      Thread.ofVirtual().name("proxy-back").start(() -> pump(to, from));
    } catch (IOException e) {
      reset(from);
      throw e;
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        while (mode == Mode.SILENT) {
          TimeUnit.MILLISECONDS.sleep(50);
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // one side is gone, and the other is closed by leaving
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // it is closed already
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    become(Mode.RESET);
  }
}
