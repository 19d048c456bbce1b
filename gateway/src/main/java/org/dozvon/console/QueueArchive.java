package org.dozvon.console;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dozvon.operator.LookupFailedException;
import org.dozvon.operator.PlainView;
import org.dozvon.operator.QueueRecords;
import org.dozvon.operator.StoreException;
import org.dozvon.people.Act;
import org.dozvon.queue.Interval;

/**
 * {@code /api/queues/quarters} and {@code /api/queues/outcomes}, both with {@code from} and {@code
 * to} in ISO form with a zone, such as {@code 2026-11-28T09:00:00Z}. Blocks.
 */
final class QueueArchive {
  private static final Duration MOST_QUARTERS = Duration.ofDays(8);
  private static final Duration MOST_OUTCOMES = Duration.ofHours(2);

  private final QueueRecords records;
  private final Entrance entrance;

  /** Reads what was kept. */
  private interface Reading<T> {
    List<T> of(Interval time) throws IOException;
  }

  QueueArchive(QueueRecords records, Entrance entrance) {
    this.records = records;
    this.entrance = entrance;
  }

  void quarters(Context context) {
    Optional<Interval> time = time(context, MOST_QUARTERS);
    if (time.isPresent()) {
      answer(context, time.get(), records::quarters, figures -> PlainView.of(figures));
    }
  }

  /** Each caller's wait: that somebody read it is written down. */
  void outcomes(Context context) throws StoreException {
    Optional<Interval> time = time(context, MOST_OUTCOMES);
    if (time.isPresent()) {
      String when = time.get().from() + " to " + time.get().to();
      entrance.note(Gate.pass(context), context, Act.EXPORTED, "outcomes", when);
      answer(context, time.get(), records::outcomes, outcome -> PlainView.of(outcome));
    }
  }

  /** {@code /api/why/ID}: a call's story, as plain text. */
  void story(Context context) throws StoreException {
    String call = context.pathParam("call");
    try {
      List<String> lines = records.story(call);
      if (lines.isEmpty()) {
        Replies.error(context, HttpStatus.NOT_FOUND, "no such call in the queues");
      } else {
        entrance.note(Gate.pass(context), context, Act.CALL_SEEN, call, "why");
        Replies.text(context, HttpStatus.OK, String.join("\n", lines) + "\n");
      }
    } catch (IOException e) {
      throw new LookupFailedException(e.getMessage(), e);
    }
  }

  /** The time that is asked for; empty: it cannot be, and that is said. */
  private static Optional<Interval> time(Context context, Duration most) {
    try {
      Interval time = new Interval(instant(context, "from"), instant(context, "to"));
      if (Duration.between(time.from(), time.to()).compareTo(most) <= 0) {
        return Optional.of(time);
      }
      wrong(context, "at most " + most.toHours() + " hours at a time");
    } catch (DateTimeException | IllegalArgumentException e) {
      wrong(context, "from and to are needed, such as from=2026-11-28T09:00:00Z");
    }
    return Optional.empty();
  }

  private static <T> void answer(
      Context context, Interval time, Reading<T> reading, Function<T, Map<String, Object>> view) {
    try {
      Replies.lines(
          context,
          reading.of(time).stream()
              .map(one -> Replies.text(view.apply(one)) + "\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new LookupFailedException(e.getMessage(), e);
    }
  }

  private static Instant instant(Context context, String name) {
    List<String> values = context.queryParams(name);
    if (values.size() != 1) {
      throw new IllegalArgumentException(name);
    }
    return Instant.parse(values.getFirst());
  }

  private static void wrong(Context context, String why) {
    Replies.error(context, HttpStatus.BAD_REQUEST, why);
  }
}
