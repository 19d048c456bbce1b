package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Asterisk's queue_log: {@code time|uniqueid|queue|agent|event|data...}, times in whole
 * seconds (apps/app_queue.c, main/logger.c). Lines that say nothing about a caller are passed over;
 * those that cannot be read are named. A wait whose join is missing, because the log was turned
 * over, is known by its end. An ABANDON whose caller enters a queue again was a move. Confined to
 * one thread.
 */
public final class QueueLog {
  private static final int MOST_PROBLEMS = 1_000;
  private static final int LONGEST_LINE = 10_000;

  /**
   * A wait that is over.
   *
   * @param event the event that ended it; empty when Asterisk was started anew meanwhile
   * @param waited in whole seconds
   */
  public record Wait(
      String queue,
      String caller,
      Instant ended,
      Outcome.Wait.End end,
      String event,
      Duration waited) {}

  /** A talk that is over. */
  public record Talk(String queue, String caller, Instant ended, Duration talked) {}

  /** A line that cannot be read. */
  public record Problem(String file, int line, String why) {}

  /**
   * What was read.
   *
   * @param standing callers who still wait at the end: unique id and queue, and when they joined
   * @param first the time of the first line; empty: there was none
   * @param last the time of the last line
   */
  public record Contents(
      List<Wait> waits,
      List<Talk> talks,
      Map<Place, Instant> standing,
      List<Problem> problems,
      Optional<Instant> first,
      Optional<Instant> last) {}

  /** One caller in one queue. */
  public record Place(String caller, String queue) {}

  private final List<Wait> waits = new ArrayList<>();
  private final List<Talk> talks = new ArrayList<>();
  private final Map<Place, Instant> standing = new LinkedHashMap<>();
  private final Map<String, Integer> abandoned = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private Optional<Instant> first = Optional.empty();
  private Optional<Instant> last = Optional.empty();

  /** Reads one more line; lines come in the order of their times. */
  public void line(String file, int number, String line) {
    if (line.isBlank()) {
      return;
    }
    try {
      read(line);
    } catch (IllegalArgumentException e) {
      if (problems.size() < MOST_PROBLEMS) {
        problems.add(new Problem(file, number, e.getMessage()));
      }
    }
  }

  /** What was read so far. */
  public Contents contents() {
    return new Contents(
        List.copyOf(waits),
        List.copyOf(talks),
        Map.copyOf(standing),
        List.copyOf(problems),
        first,
        last);
  }

  private void read(String line) {
    String[] fields = line.length() > LONGEST_LINE ? new String[0] : line.split("\\|", -1);
    if (fields.length < 5) {
      throw new IllegalArgumentException("expected: time|uniqueid|queue|agent|event|data");
    }
    Instant at = Instant.ofEpochSecond(number("the time", fields[0]));
    first = Optional.of(first.orElse(at));
    last = Optional.of(at);
    Place place = new Place(fields[1], fields[2]);
    switch (fields[4]) {
      case "ENTERQUEUE" -> enter(place, at);
      case "CONNECT" -> end(fields, at, Outcome.Wait.End.ANSWERED, waited(fields, 5));
      case "ABANDON" -> end(fields, at, Outcome.Wait.End.ABANDONED, waited(fields, 7));
      case "EXITWITHTIMEOUT", "EXITEMPTY", "WITHDRAW" ->
          end(fields, at, Outcome.Wait.End.MOVED, waited(fields, 7));
      case "EXITWITHKEY" -> end(fields, at, Outcome.Wait.End.MOVED, waited(fields, 8));
      case "AGENTDUMP", "SYSCOMPAT" -> end(fields, at, Outcome.Wait.End.MOVED, since(place, at));
      case "COMPLETECALLER", "COMPLETEAGENT" ->
          talks.add(new Talk(fields[2], fields[1], at, seconds("the talk", field(fields, 6))));
      // ... |hold time|talk time|position, after a target of one or two fields.
      case "BLINDTRANSFER", "ATTENDEDTRANSFER", "TRANSFER" ->
          talks.add(
              new Talk(
                  fields[2],
                  fields[1],
                  at,
                  seconds("the talk", field(fields, Math.max(6, fields.length - 2)))));
      case "QUEUESTART" -> startedAnew(at);
      default -> {}
    }
  }

  /** Asterisk writes ABANDON also of a caller who is sent elsewhere: who waits again was there. */
  private void enter(Place place, Instant at) {
    standing.put(place, at);
    Integer index = abandoned.remove(place.caller);
    if (index != null) {
      Wait w = waits.get(index);
      waits.set(
          index,
          new Wait(
              w.queue,
              w.caller,
              w.ended,
              Outcome.Wait.End.MOVED,
              "ABANDON and ENTERQUEUE again",
              w.waited));
    }
  }

  private void end(String[] fields, Instant at, Outcome.Wait.End end, Duration waited) {
    standing.remove(new Place(fields[1], fields[2]));
    if (end == Outcome.Wait.End.ABANDONED) {
      abandoned.put(fields[1], waits.size());
    }
    waits.add(new Wait(fields[2], fields[1], at, end, fields[4], waited));
  }

  /** Whoever stood in a queue then is gone, and no line says how. */
  private void startedAnew(Instant at) {
    standing.forEach(
        (place, joined) ->
            waits.add(
                new Wait(
                    place.queue,
                    place.caller,
                    at,
                    Outcome.Wait.End.UNSEEN,
                    "",
                    Duration.between(joined, at))));
    standing.clear();
  }

  private Duration since(Place place, Instant at) {
    return Duration.between(standing.getOrDefault(place, at), at);
  }

  private static Duration waited(String[] fields, int index) {
    return seconds("the wait", field(fields, index));
  }

  private static String field(String[] fields, int index) {
    if (index >= fields.length) {
      throw new IllegalArgumentException(
          fields[4] + " with " + (fields.length - 5) + " values (expected: " + (index - 4) + ")");
    }
    return fields[index];
  }

  private static Duration seconds(String what, String text) {
    return Duration.ofSeconds(number(what, text));
  }

  private static long number(String what, String text) {
    if (!text.matches("\\d{1,11}")) {
      String shown = text.length() > 20 ? text.substring(0, 20) + "..." : text;
      throw new IllegalArgumentException(what + " is \"" + shown + "\" (expected: seconds)");
    }
    return Long.parseLong(text);
  }
}
