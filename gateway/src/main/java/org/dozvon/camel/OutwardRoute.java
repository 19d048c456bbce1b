package org.dozvon.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.LoggingLevel;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.dozvon.handover.Outward;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Camel route {@code direct:call-event}, to Kafka as shipped: the broker has an event when all
 * replicas in step have it, its key is the call. The client connects with the first event. A
 * failure is logged when it is of another kind than the last one.
 */
public final class OutwardRoute implements Outward {
  private static final Logger LOG = LoggerFactory.getLogger(OutwardRoute.class);
  private static final String SHIPPED = "call-event.camel.yaml";
  private static final String ENTRY = "direct:call-event";

  /** A gateway that ends must not wait for a broker that is away. */
  private static final int BLOCK_MS = 5_000;

  /**
   * HTTP: too large, not understood. A 400 or 404 may as well be a proxy's word, or an address's.
   */
  private static final Set<Integer> UNFIT = Set.of(413, 422);

  private static final int CLOSING_SECONDS = 5;
  private static final int REQUEST_MS = 5_000;
  private static final int DELIVERY_MS = 12_000;

  private final CamelContext camel;
  private final ProducerTemplate template;
  private volatile String lastFailure = "";

  /**
   * Reads and starts the route.
   *
   * @throws RoutesException which file and why
   */
  public OutwardRoute(OutwardSettings settings) throws RoutesException {
    DefaultCamelContext context = new DefaultCamelContext();
    context.getShutdownStrategy().setTimeout(CLOSING_SECONDS);
    context
        .getCamelContextExtension()
        .setErrorHandlerFactory(new DefaultErrorHandlerDefinition().loggingLevel(LoggingLevel.OFF));
    Properties properties = new Properties();
    properties.setProperty("dozvon.events.topic", settings.topic());
    context.getPropertiesComponent().setInitialProperties(properties);
    context.addComponent("kafka", kafka(settings));
    camel = context;
    template = camel.createProducerTemplate();
    boolean open = false;
    try {
      camel.start();
      OutwardSettings.Route route = settings.route().orElseGet(OutwardRoute::shipped);
      RouteFiles.load(camel, Map.of(route.file(), route.text()));
      if (camel.hasEndpoint(ENTRY) == null) {
        throw new RoutesException(route.file(), "no route begins with " + ENTRY, null);
      }
      open = true;
    } finally {
      if (!open) {
        close();
      }
    }
  }

  @Override
  public Answer tell(String call, String event) {
    Exchange exchange =
        template.send(
            ENTRY,
            ExchangePattern.InOnly,
            outgoing -> {
              outgoing.getMessage().setBody(event);
              outgoing.getMessage().setHeader(KafkaConstants.KEY, call);
              outgoing
                  .getMessage()
                  .setHeader("content-type", "application/cloudevents+json; charset=UTF-8");
            });
    Exception failure = exchange.getException();
    if (failure == null) {
      lastFailure = "";
      return Answer.TAKEN;
    }
    tell(failure);
    return isForGood(failure) ? Answer.NEVER : Answer.LATER;
  }

  @Override
  public void close() {
    camel.stop();
  }

  private void tell(Exception failure) {
    String reason = RootCause.of(failure);
    String kind = reason.replaceAll("[0-9]+", "");
    if (!kind.equals(lastFailure)) {
      lastFailure = kind;
      LOG.warn("event=call_event_not_taken reason={}", reason);
    }
  }

  /** Whether the event itself is refused, and not who tells it, where, or when. */
  private static boolean isForGood(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException
          || (cause instanceof HttpOperationFailedException reply
              && UNFIT.contains(reply.getStatusCode()))) {
        return true;
      }
    }
    return false;
  }

  private static KafkaComponent kafka(OutwardSettings settings) {
    KafkaConfiguration configuration = new KafkaConfiguration();
    configuration.setBrokers(settings.brokers());
    configuration.setRequestRequiredAcks("all");
    configuration.setEnableIdempotence(true);
    configuration.setMaxBlockMs(BLOCK_MS);
    configuration.setRequestTimeoutMs(REQUEST_MS);
    configuration.setDeliveryTimeoutMs(DELIVERY_MS);
    configuration.setAdditionalProperties(new HashMap<>(settings.client()));
    KafkaComponent kafka = new KafkaComponent();
    kafka.setConfiguration(configuration);
    kafka.setLazyStartProducer(true);
    return kafka;
  }

  private static OutwardSettings.Route shipped() {
    try (InputStream file = OutwardRoute.class.getResourceAsStream(SHIPPED)) {
      return new OutwardSettings.Route(
          SHIPPED, new String(file.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
