package org.dozvon.journal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;
import org.dozvon.call.Ending;

/**
 * Figures since the start, as Prometheus reads them. Labels are names of hotlines and words of the
 * program, never what callers say or dial. Safe for use by many threads; nothing blocks.
 */
public final class Metrics implements Consumer<CallEvent> {
  /** More calls than any gateway has at a time; beyond, their hotline is not remembered. */
  private static final int MOST_CALLS = 20_000;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final QueueMetrics queues = new QueueMetrics(registry);
  private final IntSupplier running;

  private final Map<CallId, String> hotlines = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> versions = new ConcurrentHashMap<>();

  /**
   * Figures that are all zero.
   *
   * @param running calls that run now
   */
  public Metrics(IntSupplier running) {
    this.running = running;
    Gauge.builder("dozvon.calls.running", this, metrics -> metrics.running.getAsInt())
        .description("Calls from the answer to their end, the queue included")
        .register(registry);
  }

  @Override
  public void accept(CallEvent event) {
    switch (event) {
      case CallEvent.Started started -> {
        if (hotlines.size() < MOST_CALLS) {
          hotlines.put(started.call(), started.hotline());
        }
        counter("dozvon.calls", "Calls that were answered", "hotline", started.hotline());
      }
      case CallEvent.Ended ended -> ended(ended.call(), ended.ending());
      default -> {}
    }
  }

  /** What Asterisk's own list of the queues had otherwise than was known, and was mended. */
  public void differences(LongSupplier mended) {
    FunctionCounter.builder("dozvon.queue.differences", mended, LongSupplier::getAsLong)
        .description("Callers and members that Asterisk's own list had otherwise; mended")
        .register(registry);
  }

  /** Events of calls on their way out. */
  public void outbox(Outbox outbox) {
    Gauge.builder("dozvon.events.waiting", outbox, Outbox::waiting)
        .description("Events of calls that nobody outside has taken yet")
        .register(registry);
    Gauge.builder("dozvon.events.behind", outbox, it -> it.behind().toMillis() / 1000.0)
        .description("How long the oldest of them has waited")
        .baseUnit("seconds")
        .register(registry);
    FunctionCounter.builder("dozvon.events.told", outbox, Outbox::told)
        .description("Events of calls that were taken outside")
        .register(registry);
    FunctionCounter.builder("dozvon.events.refused", outbox, Outbox::refused)
        .description("Events of calls that will never be taken as they are, and were left")
        .register(registry);
  }

  /** Ears elsewhere: how many are open, and how often those of the house had to help. */
  public void serverEars(IntSupplier open, LongSupplier helped) {
    Gauge.builder("dozvon.recognisers.elsewhere", open, IntSupplier::getAsInt)
        .description("Calls that vosk-servers hear now")
        .register(registry);
    FunctionCounter.builder("dozvon.recognisers.helped", helped, LongSupplier::getAsLong)
        .description(
            "Calls or utterances that were to be heard by a vosk-server and were heard here")
        .register(registry);
  }

  /**
   * Which of several gateways this is.
   *
   * @param acts whether it acts at the queues
   * @param others how many others there are
   */
  public void node(BooleanSupplier acts, IntSupplier others) {
    Gauge.builder("dozvon.node.acts", () -> acts.getAsBoolean() ? 1 : 0)
        .description("1 while this gateway is the one that acts at the queues")
        .register(registry);
    Gauge.builder("dozvon.node.others", () -> others.getAsInt())
        .description("Other gateways on the same database that give signs of life")
        .register(registry);
  }

  /** A version takes calls from now on. */
  public void live(String hotline, int version) {
    counter("dozvon.hotline.published", "Versions that went live", "hotline", hotline);
    versions
        .computeIfAbsent(
            hotline,
            name -> {
              AtomicInteger number = new AtomicInteger();
              Gauge.builder("dozvon.hotline.version", number, AtomicInteger::get)
                  .description("The version that takes calls")
                  .tag("hotline", name)
                  .register(registry);
              return number;
            })
        .set(version);
  }

  /** A change was refused. */
  public void refused(String hotline) {
    counter("dozvon.hotline.refused", "Changes that did not go live", "hotline", hotline);
  }

  /** The queues' figures, which are told with these. */
  public QueueMetrics queues() {
    return queues;
  }

  /** All figures, in the text format of Prometheus 0.0.4. */
  public String text() {
    return registry.scrape();
  }

  private void ended(CallId call, Ending ending) {
    String hotline = hotlines.remove(call);
    counter(
        "dozvon.calls.ended",
        "Calls that are over, by how and by whom they ended",
        "hotline",
        hotline == null ? "" : hotline,
        "result",
        ending.result().name().toLowerCase(Locale.ROOT),
        "by",
        ending.party().name().toLowerCase(Locale.ROOT));
  }

  private void counter(String name, String description, String... labels) {
    Counter.builder(name).description(description).tags(labels).register(registry).increment();
  }
}
