package org.dozvon.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.ProcessorFactory;
import org.apache.camel.support.PluginHelper;
import org.dozvon.call.CallContext;
import org.dozvon.handover.RouteException;
import org.dozvon.handover.RouteSet;
import org.dozvon.operator.InCall;
import org.dozvon.operator.PlainView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Other systems behind Camel routes in files. The route of the name N begins with {@code from:
 * direct:N}. It gets the arguments as a map in the body, never as headers (a header steers Camel:
 * {@code CamelSqlQuery}, {@code CamelFileName}), and replies with a map in the body. The database
 * is {@code dataSource}, the outbox folder {@code {{dozvon.outbox}}}.
 *
 * <p>Routes run on their own bounded pool of platform threads "route-N" (JDBC drivers pin virtual
 * ones). A route over its time is left alone, not interrupted: an interrupt in the wrong moment
 * closes H2's file.
 */
public final class CamelBackOffice implements RouteSet {
  private static final Logger LOG = LoggerFactory.getLogger(CamelBackOffice.class);
  private static final String SCHEME = "direct://";
  private static final int CLOSING_SECONDS = 5;

  private final CamelSettings settings;
  private final CamelContext camel;
  private final ProducerTemplate template;
  private final ThreadPoolExecutor pool;

  /**
   * Reads and starts the routes.
   *
   * @param dataSource for the routes' SQL; stays the caller's, who closes it after this
   * @throws RoutesException which file and why
   */
  public CamelBackOffice(CamelSettings settings, DataSource dataSource) throws RoutesException {
    this(settings, contextOf(settings, dataSource));
  }

  private CamelBackOffice(CamelSettings settings, CamelContext camel) throws RoutesException {
    this.settings = settings;
    this.camel = camel;
    this.template = camel.createProducerTemplate();
    this.pool = poolOf(settings.concurrent());
    try {
      Files.createDirectories(settings.outbox());
      // Started empty, so that each file starts as it is read and a failure has its file's name.
      camel.start();
      RouteFiles.load(camel, settings.routes());
    } catch (RoutesException e) {
      close();
      throw e;
    } catch (IOException | RuntimeException e) {
      close();
      throw new RoutesException("", "routes can't be started: " + RootCause.of(e), e);
    }
  }

  /**
   * The same routes to be tried: they reach each other, this database and the outbox. A step that
   * asks another system or runs a program fails and says so; what begins with a timer, a folder or
   * another system's message never does.
   *
   * @throws RoutesException which file and why
   */
  public static CamelBackOffice demo(CamelSettings settings, DataSource dataSource)
      throws RoutesException {
    DefaultCamelContext camel = contextOf(settings, dataSource);
    ExtendedCamelContext plugins = camel.getCamelContextExtension();
    ComponentResolver usual = PluginHelper.getComponentResolver(plugins);
    plugins.addContextPlugin(
        ComponentResolver.class, new DemoComponents(usual, dataSource, settings.outbox()));
    plugins.addContextPlugin(ProcessorFactory.class, new DemoSteps());
    return new CamelBackOffice(settings, camel);
  }

  @Override
  public Map<String, String> call(String route, Map<String, String> arguments, Duration limit)
      throws RouteException {
    return Reply.of(route, run(route, new Arguments(arguments), limit));
  }

  /**
   * Calls the route {@code hand-over} with the context as a map in the body; a hotline without one
   * has nobody to tell.
   */
  @Override
  public void handOver(CallContext context, Duration limit) throws RouteException {
    if (isKnown("hand-over")) {
      run("hand-over", PlainView.of(context), limit);
    }
  }

  @Override
  public void tell(String route, Map<String, Object> message, Duration limit)
      throws RouteException {
    Object unused = run(route, new LinkedHashMap<>(message), limit);
  }

  /** Calls the route {@code alarm} with subject and text. */
  @Override
  public void alarm(String subject, String text) {
    try {
      call("alarm", Map.of("subject", subject, "text", text), settings.alarmLimit());
    } catch (RouteException | RuntimeException e) {
      LOG.error("Alarm could not be sent ({}): {}: {}", e.getMessage(), subject, text);
    }
  }

  /** The names of the routes, sorted, separated by commas; for messages. */
  String names() {
    return camel.getRoutes().stream()
        .map(route -> route.getEndpoint().getEndpointUri())
        .filter(uri -> uri.startsWith(SCHEME))
        .map(uri -> uri.substring(SCHEME.length()).replaceAll("\\?.*", ""))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /**
   * Nothing but calls may set a route in motion any more: what begins with a timer, a folder or a
   * table would else go on beside the same route of a newer version.
   */
  @Override
  public void onlyForCalls() {
    for (Route route : camel.getRoutes()) {
      String uri = route.getEndpoint().getEndpointUri();
      if (!uri.startsWith(SCHEME) && !uri.startsWith("seda://")) {
        stop(route.getRouteId());
      }
    }
  }

  private void stop(String route) {
    try {
      camel.getRouteController().stopRoute(route, CLOSING_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      LOG.warn("event=route_not_stopped route={} reason={}", route, RootCause.of(e));
    }
  }

  @Override
  public boolean offers(String route) {
    return isKnown(route);
  }

  @Override
  public void close() {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("{} routes still run and are left", pool.getActiveCount());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    camel.stop();
  }

  private Object run(String route, Object body, Duration limit) throws RouteException {
    if (!isKnown(route)) {
      throw new RouteException("no route " + route + " (there are: " + names() + ")");
    }
    try {
      Future<Object> result = pool.submit(InCall.carried(() -> exchange(route, body)));
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      throw new RouteException(
          "route " + route + ": " + settings.concurrent() + " routes run already", e);
    } catch (TimeoutException e) {
      throw new RouteException(
          "route " + route + " gave no answer within " + limit.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RouteException("route " + route + ": the wait was interrupted", e);
    } catch (ExecutionException e) {
      throw new RouteException("route " + route + " failed: " + RootCause.of(e), e.getCause());
    }
  }

  private boolean isKnown(String route) {
    return camel.getRoutes().stream()
        .anyMatch(one -> one.getEndpoint().getEndpointUri().equals(SCHEME + route));
  }

  private Object exchange(String route, Object body) throws Exception {
    Exchange exchange =
        template.send(
            SCHEME + route, ExchangePattern.InOut, outgoing -> outgoing.getMessage().setBody(body));
    if (exchange.getException() != null) {
      throw exchange.getException();
    }
    return exchange.getMessage().getBody();
  }

  private static DefaultCamelContext contextOf(CamelSettings settings, DataSource dataSource) {
    DefaultCamelContext camel = new DefaultCamelContext();
    camel.getRegistry().bind("dataSource", dataSource);
    Properties properties = new Properties();
    properties.putAll(settings.properties());
    properties.setProperty("dozvon.outbox", settings.outbox().toAbsolutePath().toString());
    camel.getPropertiesComponent().setInitialProperties(properties);
    camel.getShutdownStrategy().setTimeout(CLOSING_SECONDS);
    // The caller of a route reports its failure; Camel's own report of each would be a page long.
    RedeliveryPolicyDefinition quiet = new RedeliveryPolicyDefinition();
    quiet.setLogExhausted("false");
    DefaultErrorHandlerDefinition errors = new DefaultErrorHandlerDefinition();
    errors.setRedeliveryPolicy(quiet);
    camel.getCamelContextExtension().setErrorHandlerFactory(errors);
    return camel;
  }

  private static ThreadPoolExecutor poolOf(int most) {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0,
        most,
        30,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "route-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
