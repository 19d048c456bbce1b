package org.dozvon.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.dozvon.call.CallEvent;

/**
 * Figures since the start, as Prometheus reads them; docs/monitoring.md lists them all. Labels are
 * names of hotlines, queues and routes and words of the program, never what callers say or dial,
 * and none can grow without end. Safe for use by many threads; nothing blocks.
 */
public final class Metrics implements Consumer<CallEvent> {
  private static final int MOST_ADDRESSES = 200;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final QueueMetrics queues = new QueueMetrics(registry);
  private final CallMetrics calls = new CallMetrics(registry);
  private final Labels addresses = new Labels(MOST_ADDRESSES);
  private final Map<String, AtomicInteger> versions = new ConcurrentHashMap<>();

  /**
   * Figures that are all zero.
   *
   * @param running calls that run now
   */
  public Metrics(IntSupplier running) {
    gauge(
        "dozvon.calls.running",
        "Calls from the answer to their end, the queue included",
        running::getAsInt);
  }

  @Override
  public void accept(CallEvent event) {
    calls.accept(event);
  }

  /**
   * A figure that is asked for when Prometheus comes; whoever adds one writes it into the table of
   * docs/monitoring.md, too.
   *
   * @param name such as {@code dozvon.pacing.streams}
   * @param value answers at once and from any thread; NaN: not known
   * @param labels names and values in turns, from a small set that is known before
   */
  public void gauge(String name, String description, DoubleSupplier value, String... labels) {
    Gauge.builder(name, value, DoubleSupplier::getAsDouble)
        .description(description)
        .tags(labels)
        .strongReference(true)
        .register(registry);
  }

  /** The same for what only grows. */
  public void counter(String name, String description, LongSupplier value, String... labels) {
    // A lambda of its own keeps the source alive: the registry's reference to it is weak.
    FunctionCounter.builder(name, registry, unused -> value.getAsLong())
        .description(description)
        .tags(labels)
        .register(registry);
  }

  /** One more of what happens now and then. */
  public void count(String name, String description, String... labels) {
    Counter.builder(name).description(description).tags(labels).register(registry).increment();
  }

  /** The machine that the program runs on: memory, threads, processor, files, log lines. */
  public void watchProcess(String version) {
    ProcessMetrics.bind(registry, version);
  }

  /**
   * The HTTP port answered.
   *
   * @param address as it is written in the program, such as {@code /api/calls/{call}}; empty when
   *     nothing is there
   */
  public void answered(String method, String address, int status, Duration took) {
    Timer.builder("dozvon.http.requests")
        .description("Requests to the HTTP port, by the address as the program knows it")
        .tags(
            "method",
            method,
            "address",
            address.isEmpty() ? Labels.OTHER : addresses.of(address),
            "status",
            status / 100 + "xx")
        .register(registry)
        .record(took);
  }

  /** What Asterisk's own list of the queues had otherwise than was known, and was mended. */
  public void differences(LongSupplier mended) {
    counter(
        "dozvon.queue.differences",
        "Callers and members that Asterisk's own list had otherwise; mended",
        mended);
  }

  /**
   * Which of several gateways this is.
   *
   * @param asterisk whose queues it may act at: of the gateways of each one, one acts
   * @param acts whether it acts at the queues
   * @param others how many others there are
   */
  public void node(String asterisk, BooleanSupplier acts, IntSupplier others) {
    gauge(
        "dozvon.node.acts",
        "1 while this gateway is the one that acts at the queues",
        () -> acts.getAsBoolean() ? 1 : 0,
        "asterisk",
        asterisk);
    gauge(
        "dozvon.node.others",
        "Other gateways on the same database that give signs of life",
        others::getAsInt);
  }

  /** Events of calls on their way out. */
  public void outbox(Outbox outbox) {
    gauge(
        "dozvon.events.waiting",
        "Events of calls that nobody outside has taken yet",
        outbox::waiting);
    gauge(
        "dozvon.events.behind.seconds",
        "How long the oldest of them has waited",
        () -> outbox.behind().toMillis() / 1000.0);
    counter("dozvon.events.told", "Events of calls that were taken outside", outbox::told);
    counter(
        "dozvon.events.refused",
        "Events of calls that will never be taken as they are, and were left",
        outbox::refused);
  }

  /** Ears elsewhere: how many are open, and how often those of the house had to help. */
  public void serverEars(IntSupplier open, LongSupplier helped) {
    gauge("dozvon.recognisers.elsewhere", "Calls that vosk-servers hear now", open::getAsInt);
    counter(
        "dozvon.recognisers.helped",
        "Calls or utterances that were to be heard by a vosk-server and were heard here",
        helped);
  }

  /** A version takes calls from now on. */
  public void live(String hotline, int version) {
    count("dozvon.hotline.published", "Versions that went live", "hotline", hotline);
    versions
        .computeIfAbsent(
            hotline,
            name -> {
              AtomicInteger number = new AtomicInteger();
              gauge(
                  "dozvon.hotline.version",
                  "The version that takes calls",
                  number::get,
                  "hotline",
                  name);
              return number;
            })
        .set(version);
  }

  /** A change was refused. */
  public void refused(String hotline) {
    count("dozvon.hotline.refused", "Changes that did not go live", "hotline", hotline);
  }

  /** The queues' figures, which are told with these. */
  public QueueMetrics queues() {
    return queues;
  }

  /** All figures, in the text format of Prometheus 0.0.4. */
  public String text() {
    return registry.scrape();
  }
}
