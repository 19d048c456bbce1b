package org.dozvon.simulation;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * A day of a hotline as it is expected; every figure is somebody's assumption and stands in a file.
 *
 * @param persons calls of a usual day that come to a person while the bot does its usual share;
 *     those that the bot keeps come on top
 * @param profile share of the day's calls per half hour from midnight, 48 values that add up to 1
 * @param weekdays factors by day, such as {@code monday: 1.1}; 1 when not named
 * @param patience from joining the queue until hanging up
 * @param wrapUp after the talk, before the person can be rung again
 * @param pickUp how long a phone rings until it is answered
 * @param unanswered share of rings that nobody answers, 0..1
 * @param staffing share of the people who are on line per half hour, 48 values; 1 is nominal
 * @param least people on line at any time
 */
public record DayPlan(
    String name,
    int persons,
    List<Double> profile,
    Map<String, Double> weekdays,
    Distribution patience,
    Distribution talk,
    Distribution wrapUp,
    Distribution pickUp,
    double unanswered,
    Bot bot,
    Gentle gentle,
    CallBacks callBacks,
    List<Double> staffing,
    int least,
    List<Dip> dips,
    List<Outage> outages,
    List<Queue> queues,
    List<Group> groups) {
  /** Half hours of a day. */
  public static final int SLOTS = 48;

  /** A half hour in milliseconds. */
  static final long SLOT = Duration.ofMinutes(30).toMillis();

  /** Copies. */
  public DayPlan {
    profile = List.copyOf(profile);
    weekdays = Map.copyOf(weekdays);
    staffing = List.copyOf(staffing);
    dips = List.copyOf(dips);
    outages = List.copyOf(outages);
    queues = List.copyOf(queues);
    groups = List.copyOf(groups);
  }

  /**
   * What the bot does with those who talk to it.
   *
   * @param keeps share of calls that need no person, 0..1
   * @param time of its talk
   * @param more is added to {@code keeps} while it is asked for more self-service
   * @param fewer is taken from {@code keeps} while it is asked for a person at once
   * @param shorter the factor of its time meanwhile
   */
  public record Bot(double keeps, Distribution time, double more, double fewer, double shorter) {}

  /**
   * Callers with the gentle profile.
   *
   * @param share of all callers, 0..1
   * @param straight share of them who go to a person without the bot, 0..1
   * @param greeting what they hear before they join the queue
   */
  public record Gentle(double share, double straight, Duration greeting) {}

  /**
   * What callers do when a call-back is offered.
   *
   * @param accepted share of them, 0..1
   * @param reached share who pick up when called back, 0..1
   * @param dialling until they have picked up
   */
  public record CallBacks(double accepted, double reached, Duration dialling) {}

  /** For this time this share of the people on line is away: lunch, a meeting. */
  public record Dip(LocalTime from, LocalTime to, double away) {}

  /**
   * Something is down.
   *
   * @param kind {@code TRUNK}: no call comes in, and some call again when it is over; {@code
   *     GATEWAY}: callers go to the queue without the bot
   * @param again share of those turned away who call again, 0..1
   * @param spread within this time after the end
   */
  public record Outage(LocalTime from, LocalTime to, Kind kind, double again, Duration spread) {
    /** What is down. */
    public enum Kind {
      TRUNK,
      GATEWAY
    }
  }

  /**
   * One queue.
   *
   * @param share of the callers who want a person, 0..1
   */
  public record Queue(QueueSettings settings, double share) {}

  /**
   * People with the same skills.
   *
   * @param share of the people, 0..1; with {@code count} above 0: nobody of them, but so many more
   * @param penalties by queue
   */
  public record Group(String name, double share, int count, Map<String, Integer> penalties) {
    /** Copies. */
    public Group {
      penalties = Map.copyOf(penalties);
    }
  }

  /** The same without outages and dips. */
  public DayPlan calm() {
    return new DayPlan(
        name,
        persons,
        profile,
        weekdays,
        patience,
        talk,
        wrapUp,
        pickUp,
        unanswered,
        bot,
        gentle,
        callBacks,
        staffing,
        least,
        List.of(),
        List.of(),
        queues,
        groups);
  }

  /** People on line at a millisecond of the day, of so many at nominal. */
  int onLine(int people, long at) {
    double share = staffing.get((int) (at / SLOT) % SLOTS);
    for (Dip dip : dips) {
      if (within(dip.from(), dip.to(), at)) {
        share *= 1 - dip.away();
      }
    }
    return Math.min(people, Math.max(least, (int) Math.ceil(share * people - 1e-9)));
  }

  static boolean within(LocalTime from, LocalTime to, long at) {
    return at >= millis(from) && at < millis(to);
  }

  static long millis(LocalTime time) {
    return time.toNanoOfDay() / 1_000_000;
  }
}
