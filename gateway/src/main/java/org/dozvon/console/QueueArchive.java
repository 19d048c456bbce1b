package org.dozvon.console;

import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dozvon.operator.LookupFailedException;
import org.dozvon.operator.PlainView;
import org.dozvon.operator.QueueRecords;
import org.dozvon.queue.Interval;

/**
 * {@code /api/queues/quarters} and {@code /api/queues/outcomes}, both with {@code from} and {@code
 * to} in ISO form with a zone, such as {@code 2026-11-28T09:00:00Z}. Blocks.
 */
final class QueueArchive {
  static final String PATH = "/api/queues/";
  private static final Duration MOST_QUARTERS = Duration.ofDays(8);
  private static final Duration MOST_OUTCOMES = Duration.ofHours(2);

  private final QueueRecords records;

  /** Reads what was kept. */
  private interface Reading<T> {
    List<T> of(Interval time) throws IOException;
  }

  QueueArchive(QueueRecords records) {
    this.records = records;
  }

  FullHttpResponse answer(String uri) {
    QueryStringDecoder asked = new QueryStringDecoder(uri);
    return switch (asked.path()) {
      case PATH + "quarters" ->
          answer(asked, MOST_QUARTERS, records::quarters, figures -> PlainView.of(figures));
      case PATH + "outcomes" ->
          answer(asked, MOST_OUTCOMES, records::outcomes, outcome -> PlainView.of(outcome));
      default -> Replies.error(HttpResponseStatus.NOT_FOUND, "nothing is here; see /");
    };
  }

  /** {@code /api/why/ID}: a call's story, as plain text. */
  FullHttpResponse story(String call) {
    try {
      List<String> lines = records.story(call);
      return lines.isEmpty()
          ? Replies.error(HttpResponseStatus.NOT_FOUND, "no such call in the queues")
          : Replies.text(HttpResponseStatus.OK, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new LookupFailedException(e.getMessage(), e);
    }
  }

  private static <T> FullHttpResponse answer(
      QueryStringDecoder asked,
      Duration most,
      Reading<T> reading,
      Function<T, Map<String, Object>> view) {
    Interval time;
    try {
      time = new Interval(instant(asked, "from"), instant(asked, "to"));
    } catch (DateTimeException | IllegalArgumentException e) {
      return wrong("from and to are needed, such as from=2026-11-28T09:00:00Z");
    }
    if (Duration.between(time.from(), time.to()).compareTo(most) > 0) {
      return wrong("at most " + most.toHours() + " hours at a time");
    }
    try {
      return Replies.lines(
          reading.of(time).stream()
              .map(one -> Replies.text(view.apply(one)) + "\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new LookupFailedException(e.getMessage(), e);
    }
  }

  private static Instant instant(QueryStringDecoder asked, String name) {
    List<String> values = asked.parameters().getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new IllegalArgumentException(name);
    }
    return Instant.parse(values.getFirst());
  }

  private static FullHttpResponse wrong(String why) {
    return Replies.error(HttpResponseStatus.BAD_REQUEST, why);
  }
}
