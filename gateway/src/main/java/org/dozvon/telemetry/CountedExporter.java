package org.dozvon.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends spans and knows how many arrived; a receiver that is away is told once, and once back. */
final class CountedExporter implements SpanExporter {
  private static final Logger log = LoggerFactory.getLogger(CountedExporter.class);

  private final SpanExporter there;
  private final String where;
  private final LongAdder sent = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final AtomicBoolean isAway = new AtomicBoolean();

  CountedExporter(SpanExporter there, String where) {
    this.there = there;
    this.where = where;
  }

  long sent() {
    return sent.sum();
  }

  long lost() {
    return lost.sum();
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    int count = spans.size();
    CompletableResultCode result = there.export(spans);
    return result.whenComplete(() -> arrived(result.isSuccess(), count));
  }

  private void arrived(boolean well, int count) {
    (well ? sent : lost).add(count);
    if (well && isAway.compareAndSet(true, false)) {
      log.info("event=traces_back receiver={} lost={}", where, lost.sum());
    } else if (!well && isAway.compareAndSet(false, true)) {
      log.warn("event=traces_away receiver={} (spans are lost, calls go on)", where);
    }
  }

  @Override
  public CompletableResultCode flush() {
    return there.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return there.shutdown();
  }
}
