package org.dozvon.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/** A stretch of time, the begin included, the end not. */
public record Interval(Instant from, Instant to) {
  /** The kinds of interval that reports have, by the clock on the wall. */
  public enum Length {
    /** 15 minutes. */
    QUARTER(15),
    /** 30 minutes. */
    HALF_HOUR(30),
    /** 60 minutes. */
    HOUR(60),
    /** Midnight to midnight: 23 or 25 hours when the clocks change. */
    DAY(24 * 60);

    private final int minutes;

    Length(int minutes) {
      this.minutes = minutes;
    }

    /** In minutes, of a day without a change of clocks. */
    public int minutes() {
      return minutes;
    }
  }

  /** Checks. */
  public Interval {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("an interval that ends before it begins: " + from);
    }
  }

  /**
   * The interval of this kind that holds this time. Those of a kind leave no gap and do not
   * overlap; one in which the clocks change ends there.
   */
  public static Interval of(Length length, Instant at, ZoneId zone) {
    if (length == Length.DAY) {
      LocalDate day = at.atZone(zone).toLocalDate();
      return new Interval(
          day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
    }
    ZonedDateTime local = at.atZone(zone);
    long seconds = length.minutes * 60L;
    long into = local.toLocalTime().toSecondOfDay() % seconds;
    Instant begin = at.minusSeconds(into).minusNanos(local.getNano());
    return cut(new Interval(begin, begin.plusSeconds(seconds)), at, zone);
  }

  /** The last so much time. */
  public static Interval last(Duration time, Instant now) {
    return new Interval(now.minus(time), now);
  }

  /** The intervals of this kind that begin in this one, in order. */
  public List<Interval> split(Length length, ZoneId zone) {
    List<Interval> parts = new ArrayList<>();
    Instant at = from;
    while (at.isBefore(to)) {
      Interval part = of(length, at, zone);
      parts.add(part);
      at = part.to;
    }
    return parts;
  }

  /** Whether this time is in it. */
  public boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /** How much of the other lies in it. */
  public Duration overlap(Interval other) {
    Instant begin = from.isAfter(other.from) ? from : other.from;
    Instant end = to.isBefore(other.to) ? to : other.to;
    return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
  }

  private static Interval cut(Interval whole, Instant at, ZoneId zone) {
    Instant begin = whole.from;
    Instant end = whole.to;
    ZoneOffsetTransition before = zone.getRules().previousTransition(at.plusNanos(1));
    if (before != null && before.getInstant().isAfter(begin)) {
      begin = before.getInstant();
    }
    ZoneOffsetTransition after = zone.getRules().nextTransition(at);
    if (after != null && after.getInstant().isBefore(end)) {
      end = after.getInstant();
    }
    return new Interval(begin, end);
  }
}
