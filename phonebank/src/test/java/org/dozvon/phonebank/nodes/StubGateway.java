package org.dozvon.phonebank.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A gateway's FastAGI port and nothing behind it. */
final class StubGateway implements AutoCloseable {
  /** What it does with a call. */
  enum Manner {
    /** Ends the connection before its first word. */
    CLOSES,
    /** Takes the call and says nothing. */
    HANGS,
    /** Says its first word and is gone. */
    DIES_AFTER_ITS_WORD,
    /** Answers and is done. */
    SERVES
  }

  private final ServerSocket server;
  private final Manner manner;
  private final Runnable asked;
  private final Queue<Socket> held = new ConcurrentLinkedQueue<>();

  private StubGateway(ServerSocket server, Manner manner, Runnable asked) {
    this.server = server;
    this.manner = manner;
    this.asked = asked;
  }

  /**
   * @param asked is told of each call
   */
  static StubGateway open(Manner manner, Runnable asked) throws IOException {
    StubGateway stub =
        new StubGateway(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), manner, asked);
    Thread.ofVirtual().name("stub").start(stub::accept);
    return stub;
  }

  /** A port at which nobody listens. */
  static StubGateway refusing() throws IOException {
    StubGateway stub = open(Manner.CLOSES, () -> {});
    stub.server.close();
    return stub;
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket call = server.accept();
        held.add(call);
        Thread.ofVirtual().name("stub-call").start(() -> serve(call));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void serve(Socket call) {
    try {
      var in =
          new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.UTF_8));
      String line = in.readLine();
      while (line != null && !line.isEmpty()) {
        line = in.readLine();
      }
      asked.run();
      if (manner == Manner.HANGS) {
        return;
      }
      if (manner != Manner.CLOSES) {
        say(call, in, "SET VARIABLE DOZVON_WORD 1");
      }
      if (manner == Manner.SERVES) {
        say(call, in, "ANSWER");
        say(call, in, "SET VARIABLE DOZVON_RESULT done");
      }
      call.close();
    } catch (IOException e) {
      // Asterisk has taken the call away
    }
  }

  private static void say(Socket call, BufferedReader in, String command) throws IOException {
    OutputStream out = call.getOutputStream();
    out.write((command + "\n").getBytes(StandardCharsets.UTF_8));
    in.readLine();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket call : held) {
      call.close();
    }
  }
}
