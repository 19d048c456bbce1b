package org.dozvon.phonebank.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the phone bank's Asterisk connects the callers' legs: one loopback AudioSocket port. */
public final class CallerLines implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallerLines.class);

  private final ServerSocket server;
  private final Map<UUID, CompletableFuture<CallerLine>> expected = new ConcurrentHashMap<>();

  private final Consumer<CallerLine> strangers;

  private CallerLines(ServerSocket server, Consumer<CallerLine> strangers) {
    this.server = server;
    this.strangers = strangers;
  }

  /**
   * Listens on a free loopback port.
   *
   * @param strangers gets the lines that nobody expected (agents' legs, whose ids the dialplan
   *     makes), on the line's own thread, before anything is heard
   */
  public static CallerLines open(Consumer<CallerLine> strangers) {
    try {
      CallerLines lines =
          new CallerLines(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), strangers);
      Thread.ofVirtual().name("caller-lines").start(lines::accept);
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen for callers' lines", e);
    }
  }

  /** {@code 127.0.0.1:port} for the dialplan. */
  public String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** The line that will come in under this id; expect it before the call is made. */
  public CompletableFuture<CallerLine> expect(UUID id) {
    return expected.computeIfAbsent(id, ignored -> new CompletableFuture<>());
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().name("caller-line").start(() -> serve(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.warn("a caller's line could not be accepted: {}", e.getMessage());
        }
      }
    }
  }

  private void serve(Socket socket) {
    try {
      socket.setTcpNoDelay(true);
      CallerLine line = CallerLine.open(socket);
      CompletableFuture<CallerLine> waiting = expected.remove(line.id());
      if (waiting == null) {
        strangers.accept(line);
      } else {
        waiting.complete(line);
      }
      line.run();
    } catch (IOException e) {
      LOG.warn("a caller's line broke before it began: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("closing the callers' port", e);
    }
  }
}
