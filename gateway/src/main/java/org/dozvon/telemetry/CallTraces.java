package org.dozvon.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.dozvon.call.CallEvent;
import org.dozvon.call.CallId;

/**
 * Calls as traces of OpenTelemetry. A span says how long something took and how it ended, never
 * what was said, pressed or looked up. Spans wait in memory, some thousand at most, and are sent in
 * batches by a thread of their own; a receiver that is away costs spans, never a call. Safe for use
 * by many threads; nothing blocks except {@link #close}.
 */
public final class CallTraces implements Consumer<CallEvent>, AutoCloseable {
  private static final int MOST_CALLS = 20_000;
  private static final int MOST_SPANS = 8_192;

  /** The end of a call that was handed over is lost when the link to Asterisk is cut. */
  private static final Duration LONGEST = Duration.ofHours(4);

  private static final Duration BATCH = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Held, or the level would be forgotten: failures are told in a line of ours instead. */
  private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

  private final Map<CallId, CallTrace> running = new ConcurrentHashMap<>();
  private final CallIds ids;
  private final CountedExporter exporter;
  private final SdkTracerProvider provider;
  private final Tracer tracer;

  /** Sends to where the settings say; nothing is sent before there is something to send. */
  public CallTraces(TraceSettings settings) {
    this(
        settings,
        OtlpHttpSpanExporter.builder()
            .setEndpoint(settings.otlp().toString())
            .setTimeout(PATIENCE)
            .setCompression("gzip")
            .build());
    LIBRARY.setLevel(Level.OFF);
  }

  CallTraces(TraceSettings settings, SpanExporter there) {
    ids = new CallIds(settings.percent());
    exporter = new CountedExporter(there, settings.otlp().getHost());
    provider =
        SdkTracerProvider.builder()
            .setIdGenerator(ids)
            .setSampler(ids)
            .setResource(Resource.getDefault().merge(Resource.create(about(settings))))
            .addSpanProcessor(
                BatchSpanProcessor.builder(exporter)
                    .setMaxQueueSize(MOST_SPANS)
                    .setScheduleDelay(BATCH)
                    .setExporterTimeout(PATIENCE)
                    .build())
            .build();
    tracer = provider.get("org.dozvon", settings.version());
  }

  private static Attributes about(TraceSettings settings) {
    var about = Attributes.builder().put("service.name", "dozvon");
    about.put("service.version", settings.version());
    if (!settings.node().isEmpty()) {
      about.put("service.instance.id", settings.node());
    }
    return about.build();
  }

  @Override
  public void accept(CallEvent event) {
    switch (event) {
      case CallEvent.Started started -> {
        forgetOlderThan(started.at().minus(LONGEST));
        if (running.size() < MOST_CALLS) {
          running.put(started.call(), new CallTrace(tracer, ids, started));
        }
      }
      case CallEvent.Ended ended -> {
        CallTrace trace = running.remove(ended.call());
        if (trace != null) {
          trace.end(ended);
        }
      }
      default -> {
        CallTrace trace = running.get(event.call());
        if (trace != null) {
          trace.add(event);
        }
      }
    }
  }

  /** Spans that the receiver took. */
  public long sent() {
    return exporter.sent();
  }

  /** Spans that it did not take. */
  public long lost() {
    return exporter.lost();
  }

  private void forgetOlderThan(Instant oldest) {
    running.values().removeIf(trace -> trace.giveUp(oldest));
  }

  /** Sends what waits, for at most 5 s. */
  @Override
  public void close() {
    running.values().removeIf(trace -> trace.giveUp(Instant.MAX));
    CompletableResultCode unused =
        provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
