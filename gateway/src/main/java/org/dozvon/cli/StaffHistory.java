package org.dozvon.cli;

import java.io.PrintWriter;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dozvon.queue.Counts;
import org.dozvon.queue.Figures;
import org.dozvon.staffing.DayRecord;
import org.dozvon.staffing.Forecast;
import org.dozvon.staffing.Goal;
import org.dozvon.staffing.Staffing;
import org.dozvon.staffing.StaffingModel;

/**
 * People needed in each half hour of a week, from what a queue's half hours brought.
 *
 * @param talk when given, talks are taken to be so long
 * @param wrapUp added to talks
 */
record StaffHistory(
    StaffingModel model, Goal goal, double shrinkage, Optional<Duration> talk, Duration wrapUp) {

  /** The days of one queue by the wall clock there; a caller counts when the wait ended. */
  static List<DayRecord> days(List<Figures> quarters, ZoneId zone) {
    Map<LocalDate, List<DayRecord.HalfHour>> days = new TreeMap<>();
    for (Figures quarter : quarters) {
      ZonedDateTime began = quarter.interval().from().atZone(zone);
      int slot = began.getHour() * 2 + began.getMinute() / 30;
      Counts counts = quarter.counts();
      List<DayRecord.HalfHour> day =
          days.computeIfAbsent(
              began.toLocalDate(),
              date ->
                  new ArrayList<>(Collections.nCopies(DayRecord.SLOTS, DayRecord.HalfHour.NONE)));
      DayRecord.HalfHour before = day.get(slot);
      day.set(
          slot,
          new DayRecord.HalfHour(
              before.calls() + counts.answered() + counts.abandoned() + counts.unseen(),
              before.talks() + counts.talks(),
              before.talkSeconds() + counts.talked().plus(counts.wrapUp()).toMillis() / 1000.0));
    }
    return days.entrySet().stream()
        .map(day -> new DayRecord(day.getKey(), day.getValue()))
        .toList();
  }

  private Map<DayOfWeek, List<Forecast>> week(List<DayRecord> days) {
    Map<DayOfWeek, List<Forecast>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, Forecast.of(days, day, talk.map(wrapUp::plus), wrapUp));
    }
    return week;
  }

  private int people(Forecast forecast) {
    return Staffing.people(model, forecast.demand(), goal);
  }

  /** People on line by half hour and weekday; half hours without calls are left out. */
  void print(PrintWriter out, String queue, List<DayRecord> days) {
    Map<DayOfWeek, List<Forecast>> week = week(days);
    out.println();
    out.println(queue + ": " + days.size() + " days with calls" + basis(week));
    out.println();
    out.println("       " + heads(week));
    for (int slot = 0; slot < DayRecord.SLOTS; slot++) {
      int at = slot;
      List<Forecast> row = week.values().stream().map(day -> day.get(at)).toList();
      if (row.stream().anyMatch(forecast -> forecast.calls() > 0)) {
        StringBuilder line = new StringBuilder("  " + time(slot));
        row.forEach(f -> line.append(String.format(Locale.ROOT, "%6s", shown(f))));
        out.println(line);
      }
    }
  }

  private String shown(Forecast forecast) {
    return forecast.calls() == 0 ? "-" : String.valueOf(people(forecast));
  }

  private static String heads(Map<DayOfWeek, List<Forecast>> week) {
    StringBuilder heads = new StringBuilder();
    week.keySet().forEach(day -> heads.append(String.format(Locale.ROOT, "%6s", name(day))));
    return heads.toString();
  }

  private static String basis(Map<DayOfWeek, List<Forecast>> week) {
    List<String> few =
        week.entrySet().stream()
            .filter(day -> day.getValue().getFirst().basis() != Forecast.Basis.SAME_WEEKDAY)
            .map(day -> name(day.getKey()) + " as " + words(day.getValue().getFirst().basis()))
            .toList();
    return few.isEmpty() ? "" : " (too few: " + String.join(", ", few) + ")";
  }

  private static String words(Forecast.Basis basis) {
    return switch (basis) {
      case SAME_WEEKDAY -> "itself";
      case SAME_KIND_OF_DAY -> "days of its kind";
      case ALL_DAYS -> "all days";
    };
  }

  /** The columns of {@link #csv}. */
  static void csvHead(PrintWriter out) {
    out.println("queue,weekday,time,calls,handling_s,people,roster,mean_of,days");
  }

  /** Every half hour of the week. */
  void csv(PrintWriter out, String queue, List<DayRecord> days) {
    week(days)
        .forEach(
            (day, forecasts) ->
                forecasts.forEach(
                    forecast -> out.println(csv(queue, day, forecast, people(forecast)))));
  }

  private String csv(String queue, DayOfWeek day, Forecast forecast, int people) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%.2f,%.1f,%d,%d,%s,%d",
        queue,
        name(day),
        time(forecast.slot()),
        forecast.calls(),
        forecast.handling().toMillis() / 1000.0,
        people,
        Staffing.roster(people, shrinkage),
        forecast.basis().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        forecast.days());
  }

  private static String time(int slot) {
    return String.format(Locale.ROOT, "%02d:%02d", slot / 2, slot % 2 * 30);
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  /** By queue, in the order of their names. */
  static Map<String, List<Figures>> byQueue(List<Figures> quarters) {
    Map<String, List<Figures>> queues = new TreeMap<>();
    quarters.forEach(
        quarter -> queues.computeIfAbsent(quarter.queue(), q -> new ArrayList<>()).add(quarter));
    return queues;
  }
}
