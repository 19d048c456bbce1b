package org.dozvon.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.dozvon.call.CallId;

/**
 * A call's trace has the call's own id, so that whoever has one finds the other; and which calls
 * are traced is decided by it.
 */
final class CallIds implements IdGenerator, Sampler {
  private static final Pattern TRACE = Pattern.compile("(?!0{32})[0-9a-f]{32}");
  private static final int TRACE_BYTES = 16;

  /** Hexadecimal digits of an id that are random in every version of UUID in use. */
  private static final int RANDOM_DIGITS = 12;

  private final IdGenerator random = IdGenerator.random();
  private final ThreadLocal<String> next = new ThreadLocal<>();
  private final long below;

  /**
   * @param percent of the calls that are traced
   */
  CallIds(int percent) {
    below = (1L << (4 * RANDOM_DIGITS)) / 100 * percent;
  }

  /** The trace's id: the call's own where it is fit to be one. */
  static String trace(CallId call) {
    if (TRACE.matcher(call.value()).matches()) {
      return call.value();
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(call.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, TRACE_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Begins a trace with this call's id. */
  Span begin(CallId call, Supplier<Span> start) {
    next.set(trace(call));
    try {
      return start.get();
    } finally {
      next.remove();
    }
  }

  @Override
  public String generateTraceId() {
    String call = next.get();
    return call == null ? random.generateTraceId() : call;
  }

  @Override
  public String generateSpanId() {
    return random.generateSpanId();
  }

  @Override
  public SamplingResult shouldSample(
      Context parentContext,
      String traceId,
      String name,
      SpanKind spanKind,
      Attributes attributes,
      List<LinkData> parentLinks) {
    SpanContext parent = Span.fromContext(parentContext).getSpanContext();
    boolean wanted = parent.isValid() ? parent.isSampled() : isWanted(traceId);
    return wanted ? SamplingResult.recordAndSample() : SamplingResult.drop();
  }

  private boolean isWanted(String trace) {
    return Long.parseLong(trace.substring(0, RANDOM_DIGITS), 16) < below;
  }

  @Override
  public String getDescription() {
    return "calls by their id";
  }
}
