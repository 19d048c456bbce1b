package org.dozvon.console.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Serves sample pages with the bundles and the console's strict content policy on the loopback
 * interface, and one stream of events that a test can feed, silence and break.
 */
final class PageServer implements AutoCloseable {
  static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";
  private static final Map<String, String> TYPES =
      Map.of(
          "html",
          "text/html",
          "js",
          "text/javascript",
          "css",
          "text/css",
          "json",
          "application/json",
          "txt",
          "text/plain");
  private static final byte[] HANG_UP = {};

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<BlockingQueue<byte[]>> streams = new CopyOnWriteArrayList<>();
  private final List<String> posts = new CopyOnWriteArrayList<>();
  private volatile int refusal;

  PageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::resource);
    server.createContext("/events", this::events);
    server.createContext("/lint", this::lint);
    server.createContext(
        "/greet", exchange -> reply(exchange, 200, "html", "<p id='greeted'>Saved</p>"));
    server.createContext("/broken", exchange -> reply(exchange, 500, "html", "no"));
    server.start();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Sends an event to every open page. */
  void send(String event, String data) {
    byte[] frame =
        ("event: " + event + "\ndata: " + data.replace("\n", "\ndata: ") + "\n\n")
            .getBytes(StandardCharsets.UTF_8);
    streams.forEach(stream -> stream.add(frame));
  }

  /** Ends every stream; with a status other than 200 every new one is refused with it. */
  void breakStreams(int status) {
    refusal = status;
    streams.forEach(stream -> stream.add(HANG_UP));
  }

  int openStreams() {
    return streams.size();
  }

  /** What the pages posted: the header X-CSRF-Token, a space, the address, a space, the body. */
  List<String> posts() {
    return List.copyOf(posts);
  }

  private void resource(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (InputStream in = open(path)) {
      if (in == null) {
        reply(exchange, path.equals("/favicon.ico") ? 204 : 404, "txt", "");
      } else {
        reply(
            exchange,
            200,
            path.substring(path.lastIndexOf('.') + 1),
            new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  private static @Nullable InputStream open(String path) throws IOException {
    if (path.startsWith("/schema/")) {
      return Files.newInputStream(Path.of("..", "dialplans", path));
    }
    return PageServer.class.getResourceAsStream(
        path.startsWith("/web/") ? path : "/org/dozvon/console/browser" + path);
  }

  // A word that is no YAML of ours is found where it stands, as the checker would find it.
  private void lint(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    note(exchange, text);
    int at = text.indexOf("qeueu");
    int line = 1 + (int) text.substring(0, Math.max(at, 0)).lines().count();
    String finding =
        "[{\"line\": "
            + line
            + ", \"column\": 1, \"message\": \"No such name: qeueu (queue?)\", \"severity\": \"error\"}]";
    reply(exchange, 200, "json", at < 0 ? "[]" : finding);
  }

  private void note(HttpExchange exchange, String body) {
    posts.add(
        exchange.getRequestHeaders().getFirst("X-CSRF-Token")
            + " "
            + exchange.getRequestURI()
            + " "
            + body);
  }

  private void reply(HttpExchange exchange, int status, String kind, String body)
      throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/lint")
        && exchange.getRequestMethod().equals("POST")) {
      note(exchange, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange
          .getResponseHeaders()
          .set("HX-Trigger", "{\"toast\": {\"level\": \"good\", \"text\": \"The note is saved\"}}");
    }
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
    exchange
        .getResponseHeaders()
        .set("Content-Type", Objects.requireNonNull(TYPES.get(kind)) + "; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private void events(HttpExchange exchange) throws IOException {
    if (refusal > 200) {
      reply(exchange, refusal, "txt", "");
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    BlockingQueue<byte[]> stream = new LinkedBlockingQueue<>();
    streams.add(stream);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write("retry: 300\n\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      for (byte[] frame = stream.poll(60, TimeUnit.SECONDS);
          frame != null && frame.length > 0;
          frame = stream.poll(60, TimeUnit.SECONDS)) {
        out.write(frame);
        out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      streams.remove(stream);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
