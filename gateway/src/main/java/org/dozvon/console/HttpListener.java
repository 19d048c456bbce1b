package org.dozvon.console;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.staticfiles.Location;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * The HTTP port: every {@link Routes} that it is given, behind one {@link Door} and one {@link
 * Gate}. Each request has a virtual thread of its own and may block. Limits: URL and headers 8192
 * bytes together, body {@link HttpSettings#bodyBytes()}; connections and idle time by {@link
 * HttpSettings}.
 */
public final class HttpListener implements AutoCloseable {
  private static final int HEADER_BYTES = 8192;

  private final HttpSettings settings;
  private final Javalin server;

  /**
   * Listens at once.
   *
   * @throws IOException when the port can't be had; the message names it
   */
  public HttpListener(HttpSettings settings, Entrance entrance, Frame frame, List<Routes> routes)
      throws IOException {
    this(settings, entrance, frame, routes, RequestWatch.NOBODY);
  }

  /**
   * The same, and each answer is told.
   *
   * @throws IOException when the port can't be had; the message names it
   */
  public HttpListener(
      HttpSettings settings,
      Entrance entrance,
      Frame frame,
      List<Routes> routes,
      RequestWatch watch)
      throws IOException {
    this.settings = settings;
    this.server =
        Javalin.create(
            config -> {
              configure(config, entrance, frame, routes);
              config.requestLogger.http((context, millis) -> tell(watch, context, millis));
            });
    try {
      server.start();
    } catch (JavalinException | IllegalStateException e) {
      close();
      throw new IOException("HTTP port " + settings.socketAddress() + ": " + cause(e), e);
    }
  }

  /** Where it listens, with the port that was picked. */
  public InetSocketAddress address() {
    return new InetSocketAddress(settings.address(), server.port());
  }

  /** Takes no more connections, ends those that are open. */
  @Override
  public void close() {
    server.stop();
  }

  private void configure(
      JavalinConfig config, Entrance entrance, Frame frame, List<Routes> routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = settings.bodyBytes();
    config.http.prefer405over404 = true;
    config.http.strictContentTypes = true;
    config.jetty.host = settings.address().getHostAddress();
    config.jetty.port = settings.port();
    config.jetty.modifyHttpConfiguration(this::limit);
    config.jetty.modifyServer(this::limit);
    config.staticFiles.add(HttpListener::assets);
    new Door(settings, frame).stand(config.routes);
    new Gate(entrance, frame).stand(config.routes);
    new SignInRoutes(entrance, frame).add(config.routes);
    routes.forEach(each -> each.add(config.routes));
  }

  private static void tell(RequestWatch watch, Context context, float millis) {
    Endpoint matched = context.endpoints().matchedHttpEndpoint();
    watch.answered(
        matched == null ? "" : context.method().name(),
        matched == null ? "" : matched.path,
        context.statusCode(),
        Duration.ofNanos((long) (millis * 1_000_000)));
  }

  /** Scripts and styles; their address changes with their content. */
  private static void assets(StaticFileConfig files) {
    files.hostedPath = "/web";
    files.directory = "/web";
    files.location = Location.CLASSPATH;
    files.headers = Map.of("Cache-Control", "public, max-age=31536000, immutable");
    files.roles = Set.of(Needs.NOTHING);
  }

  private void limit(HttpConfiguration http) {
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setSendServerVersion(false);
    if (settings.isBehindProxy()) {
      http.addCustomizer(new NearestProxy());
    }
  }

  private void limit(Server jetty) {
    jetty.setErrorHandler(new PlainErrors());
    jetty.setStopTimeout(0);
    jetty.addBean(new NetworkConnectionLimit(settings.connections(), jetty));
    for (var connector : jetty.getConnectors()) {
      if (connector instanceof ServerConnector tcp) {
        tcp.setIdleTimeout(settings.idle().toMillis());
      }
    }
  }

  private static String cause(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest.getMessage();
  }
}
