package org.dozvon.ami;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An Asterisk manager on a free loopback port that lets one user in and says what it is told. */
public final class FakeManager implements AutoCloseable {
  private final ServerSocket server;
  private final List<Socket> clients = new CopyOnWriteArrayList<>();
  final AtomicInteger logins = new AtomicInteger();
  final List<String> variables = new CopyOnWriteArrayList<>();
  volatile boolean cutAfterLogin;

  /** Everything at the queues when asked: events, each of some lines; one queue. */
  public volatile List<String[]> standing =
      List.<String[]>of(new String[] {"Event: QueueParams", "Queue: support"});

  /** How many lines of {@link #standing} are lost on the way. */
  volatile int lost;

  /** What happens after the list was made, and is sent before the next answer. */
  volatile List<String[]> late = List.of();

  /** Whether the part that knows the queues is not loaded yet. */
  volatile boolean noQueues;

  /** Whether questions about the queues stay without an answer. */
  volatile boolean deaf;

  /** What was asked beyond the usual, as {@code Action: x} and its lines. */
  final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

  /** Priorities by channel. */
  final Map<String, String> priorities = new ConcurrentHashMap<>();

  /** Which variables of which channels were asked for. */
  final List<String> questions = new CopyOnWriteArrayList<>();

  /** The words with which everything unusual is refused; empty: it is done. */
  volatile String refusal = "Permission denied";

  final AtomicInteger lists = new AtomicInteger();

  volatile boolean refuse;

  /** Listens on a free port. */
  public FakeManager() throws IOException {
    this(0);
  }

  FakeManager(int port) throws IOException {
    server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("fake-manager").start(this::accept);
  }

  /** Where. */
  public int port() {
    return server.getLocalPort();
  }

  /** Sends an event to everybody who is logged in. */
  public void event(String... lines) throws IOException {
    for (Socket client : clients) {
      write(client, lines);
    }
  }

  /** Cuts all connections. */
  void cut() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    clients.clear();
  }

  @Override
  public void close() throws IOException {
    server.close();
    cut();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        client.setTcpNoDelay(true); // as Asterisk does
        Thread.ofVirtual().name("fake-manager-client").start(() -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      write(client.getOutputStream(), "Asterisk Call Manager/11.0.0\r\n");
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
      Map<String, String> action = new LinkedHashMap<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isEmpty()) {
          int colon = line.indexOf(':');
          action.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
          continue;
        }
        answer(client, action);
        action.clear();
      }
    } catch (IOException e) {
      clients.remove(client);
    }
  }

  private void answer(Socket client, Map<String, String> action) throws IOException {
    String id = "ActionID: " + action.getOrDefault("actionid", "");
    switch (action.getOrDefault("action", "").toLowerCase(Locale.ROOT)) {
      case "challenge" -> write(client, "Response: Success", id, "Challenge: 131313");
      case "login" -> login(client, id);
      case "ping" -> write(client, "Response: Success", id, "Ping: Pong");
      case "coresettings" ->
          write(client, "Response: Success", id, "AMIversion: 11.0.0", "AsteriskVersion: 22.10.1");
      case "setvar" -> {
        variables.add(
            action.get("channel") + " " + action.get("variable") + "=" + action.get("value"));
        write(client, "Response: Success", id, "Message: Variable Set");
      }
      case "getvar" -> {
        String channel = action.getOrDefault("channel", "");
        questions.add(channel + " " + action.get("variable"));
        write(client, "Response: Success", id, "Value: " + priorities.getOrDefault(channel, ""));
      }
      case "queuestatus" -> list(client, id);
      case "listcommands" ->
          write(client, "Response: Success", id, "QueueAdd: x", "Redirect: x", "Setvar: x");
      case "logoff" -> write(client, "Response: Goodbye", id, "Message: Thanks");
      default -> {
        asked.add(Map.copyOf(action));
        if (refusal.isEmpty()) {
          write(client, "Response: Success", id, "Message: done");
        } else {
          write(client, "Response: Error", id, "Message: " + refusal);
        }
      }
    }
  }

  private void list(Socket client, String id) throws IOException {
    lists.incrementAndGet();
    if (deaf) {
      return;
    }
    if (noQueues) {
      write(client, "Response: Error", id, "Message: Invalid/unknown command: QueueStatus.");
      return;
    }
    write(client, "Response: Success", id, "EventList: start", "Message: Queue status will follow");
    for (String[] each : standing.subList(lost, standing.size())) {
      String[] lines = Arrays.copyOf(each, each.length + 1);
      lines[each.length] = id;
      write(client, lines);
    }
    write(
        client,
        "Event: QueueStatusComplete",
        id,
        "EventList: Complete",
        "ListItems: " + standing.size());
    for (String[] each : late) {
      write(client, each);
    }
  }

  private void login(Socket client, String id) throws IOException {
    if (refuse) {
      write(client, "Response: Error", id, "Message: Authentication failed");
      return;
    }
    logins.incrementAndGet();
    write(client, "Response: Success", id, "Message: Authentication accepted");
    write(client, "Event: FullyBooted", "Privilege: system,all", "Status: Fully Booted");
    clients.add(client);
    if (cutAfterLogin) {
      client.close();
    }
  }

  private static void write(Socket client, String... lines) throws IOException {
    write(client.getOutputStream(), String.join("\r\n", lines) + "\r\n\r\n");
  }

  private static synchronized void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
